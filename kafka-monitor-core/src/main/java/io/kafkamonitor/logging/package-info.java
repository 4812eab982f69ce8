/** Telling by the log. */
@NullMarked
package io.kafkamonitor.logging;

import org.jspecify.annotations.NullMarked;
