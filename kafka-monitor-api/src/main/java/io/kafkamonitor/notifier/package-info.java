/** How people are told. */
@NullMarked
package io.kafkamonitor.notifier;

import org.jspecify.annotations.NullMarked;
