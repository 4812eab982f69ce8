/** Hours of the week and of the calendar, in which something holds. */
@NullMarked
package io.kafkamonitor.hours;

import org.jspecify.annotations.NullMarked;
