/** The recommended rules, written in the language of {@link io.kafkamonitor.rules}. */
@NullMarked
package io.kafkamonitor.rules.recommended;

import org.jspecify.annotations.NullMarked;
