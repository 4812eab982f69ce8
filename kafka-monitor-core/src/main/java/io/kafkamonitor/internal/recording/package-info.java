/** Internal: snapshots in files, written while a monitor runs and read back later. */
@NullMarked
package io.kafkamonitor.internal.recording;

import org.jspecify.annotations.NullMarked;
