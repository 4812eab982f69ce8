/** Internal: the one state of a monitor, held in one place, and the form in which it is kept. */
@NullMarked
package io.kafkamonitor.internal.state;

import org.jspecify.annotations.NullMarked;
