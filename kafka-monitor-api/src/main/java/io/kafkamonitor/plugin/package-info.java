/** How a jar on the class path takes part without code in the host. */
@NullMarked
package io.kafkamonitor.plugin;

import org.jspecify.annotations.NullMarked;
