package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Series that are a quantile of a histogram of the broker.
 *
 * <p>The histogram keeps about a thousand samples, and only newer samples displace them: without any it shows the last
 * burst for ever, and with a few of them nearly so. So the quantile counts only if samples came since the last reading,
 * and is never more than what these samples can have been: their number and sum are known, from the count and the mean,
 * which are of all time.
 */
final class QuantileMeasures {

    private QuantileMeasures() {}

    /**
     * A quantile of the samples since the last reading.
     *
     * @param samples the attribute that is the quantile
     * @param quantile from 0 to 1
     */
    static Measure quantile(BeanAttribute samples, double quantile) {
        var count = new BeanAttribute(samples.bean(), "Count");
        var mean = new BeanAttribute(samples.bean(), "Mean");
        Measure level = LevelMeasures.level(samples);
        return readings -> came(count, readings).map(came -> {
            double most = mostPossible(count, mean, readings, came, quantile);
            return level.of(readings).map(value -> Measured.value(Math.min(value, most)));
        });
    }

    /** How many samples came since the last reading, if any did. */
    private static Measured came(BeanAttribute count, Readings readings) {
        OptionalDouble now = countIn(readings.now(), count);
        if (now.isEmpty()) {
            return Measured.notReported("no number for " + count);
        }
        if (now.getAsDouble() == 0) {
            return nothing("none has come since the broker started");
        }
        @Nullable BrokerReading before = readings.before();
        OptionalDouble then = before == null ? OptionalDouble.empty() : countIn(before, count);
        if (then.isEmpty()) {
            return Measured.warmingUp("whether any came shows at the second reading");
        }
        double grown = now.getAsDouble() - then.getAsDouble();
        if (grown < 0) {
            return Measured.warmingUp("the counter began anew");
        }
        return grown == 0 ? nothing("none has come since the last reading") : Measured.value(grown);
    }

    private static OptionalDouble countIn(BrokerReading reading, BeanAttribute count) {
        return reading.has(count.bean()) ? reading.number(count) : OptionalDouble.of(0);
    }

    /** What the quantile would be if all of the time had been spent on as few samples as a quantile is made of. */
    private static double mostPossible(
            BeanAttribute count, BeanAttribute mean, Readings readings, double came, double quantile) {
        OptionalDouble now = sumIn(readings.now(), count, mean);
        @Nullable BrokerReading before = readings.before();
        OptionalDouble then = before == null ? OptionalDouble.empty() : sumIn(before, count, mean);
        if (now.isEmpty() || then.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        // a sample is a whole number; what a product has behind the point is what rounding left
        double spent = Math.max(0, Math.rint(now.getAsDouble() - then.getAsDouble()));
        return spent / Math.max(1, Math.floor((1 - quantile) * came));
    }

    private static OptionalDouble sumIn(BrokerReading reading, BeanAttribute count, BeanAttribute mean) {
        OptionalDouble samples = countIn(reading, count);
        if (samples.isPresent() && samples.getAsDouble() == 0) {
            return OptionalDouble.of(0);
        }
        OptionalDouble average = reading.number(mean);
        return samples.isPresent() && average.isPresent()
                ? OptionalDouble.of(samples.getAsDouble() * average.getAsDouble())
                : OptionalDouble.empty();
    }

    private static Measured nothing(String detail) {
        return new Measured.NotKnown(new Unknown(UnknownReason.NOTHING_TO_MEASURE, detail));
    }
}
