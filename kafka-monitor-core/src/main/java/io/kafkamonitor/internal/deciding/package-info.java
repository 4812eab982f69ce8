/** Internal: from findings to what is told to whom, as functions of one state. */
@NullMarked
package io.kafkamonitor.internal.deciding;

import org.jspecify.annotations.NullMarked;
