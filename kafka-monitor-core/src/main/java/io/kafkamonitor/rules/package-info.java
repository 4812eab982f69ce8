/** The language in which rules are written, as sentences. */
@NullMarked
package io.kafkamonitor.rules;

import org.jspecify.annotations.NullMarked;
