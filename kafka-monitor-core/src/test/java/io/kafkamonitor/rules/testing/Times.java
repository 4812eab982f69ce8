package io.kafkamonitor.rules.testing;

import io.kafkamonitor.metric.Unit;
import java.time.Duration;

/** Times from the start, for a person. */
final class Times {

    private Times() {}

    static String text(Duration time) {
        return Unit.SECONDS.format(time.toMillis() / 1000.0);
    }
}
