/**
 * Internal: the one state of a monitor, the form in which it is kept, and the store that keeps it in files: a log of
 * checksummed commits in a directory that one process holds.
 */
@NullMarked
package io.kafkamonitor.internal.state;

import org.jspecify.annotations.NullMarked;
