/** How the monitor itself is doing. */
@NullMarked
package io.kafkamonitor.health;

import org.jspecify.annotations.NullMarked;
