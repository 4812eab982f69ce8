/** Internal: what ServiceLoader finds. */
@NullMarked
package io.kafkamonitor.internal.discovery;

import org.jspecify.annotations.NullMarked;
