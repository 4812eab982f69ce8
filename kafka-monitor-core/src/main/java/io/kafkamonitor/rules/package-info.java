/** Rules as sentences, and the recommended ones for Kafka. */
@NullMarked
package io.kafkamonitor.rules;

import org.jspecify.annotations.NullMarked;
