package io.kafkamonitor.history;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * An earlier value of a series.
 *
 * @param age how long before this evaluation it was read; zero for the present one
 * @param value in the metric's unit
 */
public record Point(Duration age, double value) {

    public Point {
        requireNonNull(age, "age");
    }
}
