package io.kafkamonitor.internal.jmx;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * What one broker answered in one pass.
 *
 * @param nanoTime when, on the monotonic clock of the monitor
 * @param beans the attributes that were returned, by MBean; an MBean that does not exist is not there
 * @param cutShort families of which there were too many MBeans to read them all
 */
record BrokerReading(long nanoTime, Map<ObjectName, Map<String, Object>> beans, Set<BeanFamily> cutShort) {

    private static final BeanAttribute START_TIME = BeanAttribute.of("java.lang:type=Runtime", "StartTime");
    private static final BeanAttribute UPTIME = BeanAttribute.of("java.lang:type=Runtime", "Uptime");

    boolean has(ObjectName bean) {
        return beans.containsKey(bean);
    }

    @Nullable
    Object value(BeanAttribute attribute) {
        Map<String, Object> values = beans.get(attribute.bean());
        return values == null ? null : values.get(attribute.name());
    }

    /** The value, if it is a finite number. */
    OptionalDouble number(BeanAttribute attribute) {
        return value(attribute) instanceof Number number && Double.isFinite(number.doubleValue())
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    List<ObjectName> members(BeanFamily family) {
        return beans.keySet().stream().filter(family::contains).toList();
    }

    /** How long the broker had been up; empty if it does not say. */
    Optional<Duration> uptime() {
        OptionalDouble millis = number(UPTIME);
        return millis.isPresent() ? Optional.of(Duration.ofMillis((long) millis.getAsDouble())) : Optional.empty();
    }

    /** Whether the broker's JVM is the one that an earlier reading came from, as far as it says. */
    boolean isOfSameRunAs(BrokerReading earlier) {
        boolean younger =
                uptime().orElse(Duration.ZERO).compareTo(earlier.uptime().orElse(Duration.ZERO)) < 0;
        return number(START_TIME).equals(earlier.number(START_TIME)) && !younger;
    }
}
