package io.kafkamonitor.internal.jmx;

import java.time.Duration;

/** Series that are an attribute as it stands. */
final class LevelMeasures {

    /** The idle ratio of a broker that just started is low for want of measurements, not of idleness. */
    private static final Duration IDLE_WARM_UP = Duration.ofMinutes(2);

    private LevelMeasures() {}

    /** A number; the MBean exists from the start of the broker. */
    static Measure level(BeanAttribute attribute) {
        return readings -> readings.now().has(attribute.bean())
                ? asNumber(readings.now(), attribute)
                : new Measured.NotThere(attribute.bean());
    }

    /** A number in a smaller unit than the metric's. */
    static Measure scaled(BeanAttribute attribute, double factor) {
        Measure level = level(attribute);
        return readings -> level.of(readings).map(value -> Measured.value(value * factor));
    }

    /** An idle ratio over the broker's last minute, once it has been up for two. */
    static Measure idle(BeanAttribute attribute) {
        Measure level = level(attribute);
        return readings -> {
            if (readings.now()
                    .uptime()
                    .filter(it -> it.compareTo(IDLE_WARM_UP) < 0)
                    .isPresent()) {
                return Measured.warmingUp("the broker has been up for less than two minutes");
            }
            return level.of(readings).map(Measured::ratio);
        };
    }

    /** The ratio of two attributes of one MBean. */
    static Measure ratio(BeanAttribute part, BeanAttribute whole) {
        Measure level = level(part);
        return readings -> {
            double of = readings.now().number(whole).orElse(0);
            return level.of(readings)
                    .map(value ->
                            of > 0 ? Measured.ratio(value / of) : Measured.unsupported("there is no limit to " + part));
        };
    }

    private static Measured asNumber(BrokerReading reading, BeanAttribute attribute) {
        Object value = reading.value(attribute);
        if (value == null) {
            return Measured.notReported("no value for " + attribute);
        }
        return value instanceof Number number
                ? Measured.value(number.doubleValue())
                : Measured.unsupported(attribute + " is no number but '" + value + "'");
    }
}
