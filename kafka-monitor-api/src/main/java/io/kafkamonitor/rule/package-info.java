/** How a snapshot is judged. */
@NullMarked
package io.kafkamonitor.rule;

import org.jspecify.annotations.NullMarked;
