/**
 * Tells people by mail: {@link io.kafkamonitor.mail.SmtpNotifier} composed in code, {@link io.kafkamonitor.mail.SmtpPlugin}
 * from settings.
 */
@NullMarked
package io.kafkamonitor.mail;

import org.jspecify.annotations.NullMarked;
