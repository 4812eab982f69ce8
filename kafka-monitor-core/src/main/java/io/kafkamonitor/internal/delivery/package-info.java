/** Internal: from alerts to notifications, and their way out. */
@NullMarked
package io.kafkamonitor.internal.delivery;

import org.jspecify.annotations.NullMarked;
