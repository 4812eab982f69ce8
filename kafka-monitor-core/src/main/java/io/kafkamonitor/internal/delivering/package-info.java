/** Internal: from alerts to notifications, and their way out. */
@NullMarked
package io.kafkamonitor.internal.delivering;

import org.jspecify.annotations.NullMarked;
