/** Runnable hosts of the monitor: a demonstration on a real cluster, and a monitor of your own cluster. */
@NullMarked
package io.kafkamonitor.examples;

import org.jspecify.annotations.NullMarked;
