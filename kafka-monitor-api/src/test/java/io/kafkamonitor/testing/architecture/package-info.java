/** What the modules of the monitor check of their own sources. */
@NullMarked
package io.kafkamonitor.testing.architecture;

import org.jspecify.annotations.NullMarked;
