/** Internal: the threads that deliver what is to be told. */
@NullMarked
package io.kafkamonitor.internal.delivering;

import org.jspecify.annotations.NullMarked;
