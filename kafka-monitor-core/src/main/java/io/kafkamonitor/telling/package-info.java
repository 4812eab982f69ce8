/** Whom to tell and when not: selections of alerts, silences, maintenance windows, acknowledgements and routes. */
@NullMarked
package io.kafkamonitor.telling;

import org.jspecify.annotations.NullMarked;
