package io.kafkamonitor.jmx;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.List;
import java.util.OptionalDouble;
import javax.management.ObjectName;

/** Series that are the growth of a counter between two readings, per second. */
final class RateMeasures {

    private RateMeasures() {}

    /** The rate of a meter that is made at its first event; one that does not exist has counted nothing. */
    static Measure rate(BeanAttribute counter) {
        return readings -> readings.noRates()
                .<Measured>map(Measured.NotKnown::new)
                .orElseGet(() -> {
                    OptionalDouble now = lazyCount(readings.now(), counter);
                    OptionalDouble before = lazyCount(requireNonNull(readings.before()), counter);
                    if (now.isEmpty()) {
                        return Measured.notReported("no number for " + counter);
                    }
                    return before.isEmpty()
                            ? Measured.warmingUp("a rate needs a second reading")
                            : perSecond(now.getAsDouble() - before.getAsDouble(), readings);
                });
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
                    : growth(BeanFamily.REQUESTS, RequestKinds.membersOf(kind, readings.now()), readings);
        };
    }

    /** Part of the time that all collectors together stopped the broker. */
    static Measure gcTime() {
        return readings -> {
            List<ObjectName> collectors = readings.now().members(BeanFamily.COLLECTORS);
            if (collectors.isEmpty()) {
                return new Measured.NotThere(BeanFamily.COLLECTORS.pattern());
            }
            return growth(BeanFamily.COLLECTORS, collectors, readings) instanceof Measured.Value millisPerSecond
                    ? Measured.ratio(millisPerSecond.value() / 1000)
                    : growth(BeanFamily.COLLECTORS, collectors, readings);
        };
    }

    private static Measured growth(BeanFamily family, List<ObjectName> members, Readings readings) {
        return readings.noRates().<Measured>map(Measured.NotKnown::new).orElseGet(() -> {
            double sum = 0;
            for (ObjectName member : members) {
                var counter = new BeanAttribute(member, family.attribute());
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
