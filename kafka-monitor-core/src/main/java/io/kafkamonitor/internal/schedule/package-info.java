/** Internal: the threads of a monitor, and when a cycle is due. */
@NullMarked
package io.kafkamonitor.internal.schedule;

import org.jspecify.annotations.NullMarked;
