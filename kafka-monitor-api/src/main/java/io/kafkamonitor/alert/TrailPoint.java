package io.kafkamonitor.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a rule judged at one moment.
 *
 * @param time by the wall clock
 * @param value in the unit of the alert
 */
public record TrailPoint(Instant time, double value) {

    public TrailPoint {
        requireNonNull(time, "time");
    }
}
