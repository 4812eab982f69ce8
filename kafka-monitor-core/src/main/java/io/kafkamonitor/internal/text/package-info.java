/** Internal: amounts, durations and names as they stand in the text of rules, written and read. */
@NullMarked
package io.kafkamonitor.internal.text;

import org.jspecify.annotations.NullMarked;
