/** Internal: keeps a state in files, as a log of checksummed commits in a directory that one process holds. */
@NullMarked
package io.kafkamonitor.internal.state.file;

import org.jspecify.annotations.NullMarked;
