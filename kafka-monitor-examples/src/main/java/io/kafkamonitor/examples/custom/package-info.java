/** A host with a collector, a rule and a notifier of its own, to copy from. */
@NullMarked
package io.kafkamonitor.examples.custom;

import org.jspecify.annotations.NullMarked;
