/** Where the brokers can be asked for their load over JMX, and the metrics of it. */
@NullMarked
package io.kafkamonitor.jmx;

import org.jspecify.annotations.NullMarked;
