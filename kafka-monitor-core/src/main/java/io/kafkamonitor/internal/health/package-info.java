/** Internal: bookkeeping of what fails, and the built-in rules about it. */
@NullMarked
package io.kafkamonitor.internal.health;

import org.jspecify.annotations.NullMarked;
