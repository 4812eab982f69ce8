/** Internal: one cycle from end to end. */
@NullMarked
package io.kafkamonitor.internal.engine;

import org.jspecify.annotations.NullMarked;
