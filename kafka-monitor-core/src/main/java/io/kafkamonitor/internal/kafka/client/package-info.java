/** One Admin client: its settings, how long its calls may take, and what becomes of those that fail. */
@NullMarked
package io.kafkamonitor.internal.kafka.client;

import org.jspecify.annotations.NullMarked;
