/** Keeps the state of the monitor in files: a log of checksummed commits in a directory that one process holds. */
@NullMarked
package io.kafkamonitor.internal.state;

import org.jspecify.annotations.NullMarked;
