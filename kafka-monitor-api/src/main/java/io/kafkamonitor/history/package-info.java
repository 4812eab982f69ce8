/** What a rule may remember: earlier values of series, and the arithmetic of windows of time over them. */
@NullMarked
package io.kafkamonitor.history;

import org.jspecify.annotations.NullMarked;
