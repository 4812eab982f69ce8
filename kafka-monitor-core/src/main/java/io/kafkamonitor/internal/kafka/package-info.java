/** All collectors that read a cluster with the Admin API, as a monitor has them. */
@NullMarked
package io.kafkamonitor.internal.kafka;

import org.jspecify.annotations.NullMarked;
