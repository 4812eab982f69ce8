package io.kafkamonitor.internal.jmx;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.jmx.RequestKinds;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import javax.management.ObjectName;

/** Series that are the growth of a counter between two readings, per second. */
final class RateMeasures {

    private static final double NANOS_PER_SECOND = 1e9;

    private RateMeasures() {}

    /** The rate of a meter that is made at its first event; one that does not exist has counted nothing. */
    static Measure rate(BeanAttribute counter) {
        return readings -> growth(counter, readings, RateMeasures::lazyCount);
    }

    /**
     * The sum of the rates of a kind of requests in all versions. A version that was not there at the last reading
     * counts from the next one on: its first requests may be older than that reading.
     */
    static Measure requests(String kind) {
        return readings -> {
            boolean cutShort =
                    kind.equals(RequestKinds.OTHER) && readings.now().cutShort().contains(BeanFamily.REQUESTS);
            return cutShort
                    ? new Measured.NotKnown(new Unknown(
                            UnknownReason.INCOMPLETE,
                            "there are more than " + BeanReader.FAMILY_LIMIT + " kinds and versions of requests"))
                    : growth(BeanFamily.REQUESTS, RequestBeans.membersOf(kind, readings.now()), readings);
        };
    }

    /**
     * Part of the processors that the broker used. The JVM's own ratio is not read: it is of the time since anybody asked
     * for it, which may be a millisecond, and -1 before.
     */
    static Measure processorShare(BeanAttribute nanosUsed, BeanAttribute processors) {
        Measure used = counted(nanosUsed);
        return readings -> {
            OptionalDouble available = readings.now().number(processors);
            return used.of(readings)
                    .map(nanosPerSecond -> available.isEmpty()
                            ? Measured.notReported("no number for " + processors)
                            : Measured.ratio(nanosPerSecond / NANOS_PER_SECOND / Math.max(1, available.getAsDouble())));
        };
    }

    /** Part of the time in which threads were idle, from a meter that counts their nanoseconds of idleness. */
    static Measure idleNanos(BeanAttribute counter) {
        Measure idle = counted(counter);
        return readings -> idle.of(readings).map(nanosPerSecond -> Measured.ratio(nanosPerSecond / NANOS_PER_SECOND));
    }

    /** The rate of a counter that is there from the start of the broker; a negative one says that nobody counts. */
    private static Measure counted(BeanAttribute counter) {
        return readings -> {
            if (!readings.now().has(counter.bean())) {
                return new Measured.NotThere(counter.bean());
            }
            return readings.now().number(counter).orElse(0) < 0
                    ? Measured.unsupported(counter + " is not counted there")
                    : growth(counter, readings, BrokerReading::number);
        };
    }

    /** Part of the time that all collectors together stopped the broker. */
    static Measure gcTime() {
        return readings -> {
            List<ObjectName> collectors = readings.now().members(BeanFamily.COLLECTORS);
            if (collectors.isEmpty()) {
                return new Measured.NotThere(BeanFamily.COLLECTORS.pattern());
            }
            for (ObjectName collector : collectors) {
                BeanAttribute time = BeanFamily.COLLECTORS.of(collector, 0);
                if (readings.now().number(time).orElse(-1) < 0) { // the JVM says -1 where it does not count
                    return Measured.notReported("no number for " + time);
                }
            }
            return growth(BeanFamily.COLLECTORS, collectors, readings)
                    .map(millisPerSecond -> Measured.ratio(millisPerSecond / 1000));
        };
    }

    private static Measured growth(
            BeanAttribute counter,
            Readings readings,
            BiFunction<BrokerReading, BeanAttribute, OptionalDouble> reading) {
        return readings.noRates().<Measured>map(Measured.NotKnown::new).orElseGet(() -> {
            OptionalDouble now = reading.apply(readings.now(), counter);
            OptionalDouble before = reading.apply(requireNonNull(readings.before()), counter);
            if (now.isEmpty()) {
                return Measured.notReported("no number for " + counter);
            }
            return before.isEmpty()
                    ? Measured.warmingUp("a rate needs a second reading")
                    : perSecond(now.getAsDouble() - before.getAsDouble(), readings);
        });
    }

    private static Measured growth(BeanFamily family, List<ObjectName> members, Readings readings) {
        return readings.noRates().<Measured>map(Measured.NotKnown::new).orElseGet(() -> {
            double sum = 0;
            for (ObjectName member : members) {
                BeanAttribute counter = family.of(member, 0);
                OptionalDouble now = readings.now().number(counter);
                OptionalDouble before = requireNonNull(readings.before()).number(counter);
                if (now.isPresent() && before.isPresent()) {
                    double delta = now.getAsDouble() - before.getAsDouble();
                    if (delta < 0) {
                        return perSecond(delta, readings);
                    }
                    sum += delta;
                }
            }
            return perSecond(sum, readings);
        });
    }

    private static Measured perSecond(double delta, Readings readings) {
        return delta < 0
                ? Measured.warmingUp("the counter began anew")
                : Measured.value(delta / readings.elapsedSeconds());
    }

    private static OptionalDouble lazyCount(BrokerReading reading, BeanAttribute counter) {
        return reading.has(counter.bean()) ? reading.number(counter) : OptionalDouble.of(0);
    }
}
