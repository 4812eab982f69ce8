/** Flat key-value settings, read with types, all problems reported at once. */
@NullMarked
package io.kafkamonitor.settings;

import org.jspecify.annotations.NullMarked;
