/** The monitor that a host composes and starts: begin at {@link io.kafkamonitor.KafkaMonitor#builder}. */
@NullMarked
package io.kafkamonitor;

import org.jspecify.annotations.NullMarked;
