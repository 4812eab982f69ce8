/** Which values of labels are meant, in rules and in who is told of what. */
@NullMarked
package io.kafkamonitor.labels;

import org.jspecify.annotations.NullMarked;
