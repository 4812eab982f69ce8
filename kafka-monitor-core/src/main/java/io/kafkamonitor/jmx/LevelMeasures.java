package io.kafkamonitor.jmx;

import java.time.Duration;

/** Series that are an attribute as it stands. */
final class LevelMeasures {

    /** The idle ratios of a broker that just started are low for want of measurements, not of idleness. */
    private static final Duration IDLE_WARM_UP = Duration.ofMinutes(2);

    private LevelMeasures() {}

    /** A number; the MBean exists from the start of the broker. */
    static Measure level(BeanAttribute attribute) {
        return readings -> readings.now().has(attribute.bean())
                ? asNumber(readings.now(), attribute)
                : new Measured.NotThere(attribute.bean());
    }

    /** A number; 0 as long as the MBean does not exist, which is until the first event that it counts. */
    static Measure lazyLevel(BeanAttribute attribute) {
        return readings ->
                readings.now().has(attribute.bean()) ? asNumber(readings.now(), attribute) : Measured.value(0);
    }

    /** A number in a smaller unit than the metric's. */
    static Measure scaled(BeanAttribute attribute, double factor) {
        Measure level = level(attribute);
        return readings -> level.of(readings) instanceof Measured.Value it
                ? Measured.value(it.value() * factor)
                : level.of(readings);
    }

    /** The processor load; the JVM says -1 or NaN while it has none. */
    static Measure processorLoad(BeanAttribute attribute) {
        Measure level = level(attribute);
        return readings -> readings.now().value(attribute) instanceof Double load && !(load >= 0)
                ? Measured.warmingUp("the JVM has not measured it yet")
                : level.of(readings);
    }

    /** An idle ratio, once the broker has been up for two minutes. */
    static Measure idle(BeanAttribute attribute) {
        Measure level = level(attribute);
        return readings -> {
            if (readings.now()
                    .uptime()
                    .filter(it -> it.compareTo(IDLE_WARM_UP) < 0)
                    .isPresent()) {
                return Measured.warmingUp("the broker has been up for less than two minutes");
            }
            return level.of(readings) instanceof Measured.Value it ? Measured.ratio(it.value()) : level.of(readings);
        };
    }

    /** The ratio of two attributes of one MBean. */
    static Measure ratio(BeanAttribute part, BeanAttribute whole) {
        Measure level = level(part);
        return readings -> {
            double of = readings.now().number(whole).orElse(0);
            if (!(level.of(readings) instanceof Measured.Value it)) {
                return level.of(readings);
            }
            return of > 0 ? Measured.ratio(it.value() / of) : Measured.unsupported("there is no limit to " + part);
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
