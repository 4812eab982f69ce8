/** How the brokers are asked for their load over JMX. */
@NullMarked
package io.kafkamonitor.internal.jmx;

import org.jspecify.annotations.NullMarked;
