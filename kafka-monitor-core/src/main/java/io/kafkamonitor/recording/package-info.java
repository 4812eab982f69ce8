/** What a monitor saw, kept in files and read back. */
@NullMarked
package io.kafkamonitor.recording;

import org.jspecify.annotations.NullMarked;
