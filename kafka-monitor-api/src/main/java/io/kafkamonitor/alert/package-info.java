/** What became of a breached threshold over time. */
@NullMarked
package io.kafkamonitor.alert;

import org.jspecify.annotations.NullMarked;
