/** Kills a host again and again, and looks whether anybody misses a mail. */
@NullMarked
package io.kafkamonitor.examples.crash;

import org.jspecify.annotations.NullMarked;
