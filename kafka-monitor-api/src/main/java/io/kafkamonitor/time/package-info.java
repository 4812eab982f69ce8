/** Where the monitor takes its time from. */
@NullMarked
package io.kafkamonitor.time;

import org.jspecify.annotations.NullMarked;
