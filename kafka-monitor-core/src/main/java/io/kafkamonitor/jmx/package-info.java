/** What the brokers tell of their own load over JMX. */
@NullMarked
package io.kafkamonitor.jmx;

import org.jspecify.annotations.NullMarked;
