/** Tables of what a monitor saw, made from its snapshot and its alerts. */
@NullMarked
package io.kafkamonitor.examples.report;

import org.jspecify.annotations.NullMarked;
