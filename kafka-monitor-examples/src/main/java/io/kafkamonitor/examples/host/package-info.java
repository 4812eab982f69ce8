/** A host application that embeds the monitor as any other would, and takes everything from one properties file. */
@NullMarked
package io.kafkamonitor.examples.host;

import org.jspecify.annotations.NullMarked;
