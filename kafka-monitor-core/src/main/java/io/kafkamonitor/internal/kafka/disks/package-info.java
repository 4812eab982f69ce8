/** How much disk the logs take. */
@NullMarked
package io.kafkamonitor.internal.kafka.disks;

import org.jspecify.annotations.NullMarked;
