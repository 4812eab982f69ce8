/** How samples come into the monitor. */
@NullMarked
package io.kafkamonitor.collector;

import org.jspecify.annotations.NullMarked;
