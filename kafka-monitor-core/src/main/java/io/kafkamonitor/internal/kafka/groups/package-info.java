/** Where logs begin and end and how far consumer groups are behind. */
@NullMarked
package io.kafkamonitor.internal.kafka.groups;

import org.jspecify.annotations.NullMarked;
