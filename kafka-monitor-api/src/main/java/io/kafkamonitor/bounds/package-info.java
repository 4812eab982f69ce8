/** How much of anything the monitor takes. */
@NullMarked
package io.kafkamonitor.bounds;

import org.jspecify.annotations.NullMarked;
