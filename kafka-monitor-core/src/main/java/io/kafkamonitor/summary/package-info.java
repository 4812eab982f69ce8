/** The cluster at a glance, told at set times. */
@NullMarked
package io.kafkamonitor.summary;

import org.jspecify.annotations.NullMarked;
