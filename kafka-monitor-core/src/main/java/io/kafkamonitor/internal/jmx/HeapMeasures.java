package io.kafkamonitor.internal.jmx;

import java.util.List;
import java.util.OptionalDouble;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** Series of the broker's memory, from composites with {@code used} and {@code max}. */
final class HeapMeasures {

    static final BeanAttribute HEAP = BeanAttribute.of("java.lang:type=Memory", "HeapMemoryUsage");

    private HeapMeasures() {}

    static Measure heap(String item) {
        return readings -> {
            if (!readings.now().has(HEAP.bean())) {
                return new Measured.NotThere(HEAP.bean());
            }
            OptionalDouble bytes = item(readings.now().value(HEAP), item);
            if (bytes.isEmpty()) {
                return Measured.notReported("no '" + item + "' in " + HEAP);
            }
            return bytes.getAsDouble() < 0
                    ? Measured.unsupported("the heap has no limit")
                    : Measured.value(bytes.getAsDouble());
        };
    }

    /**
     * What was left in the old generation by its last collection, as part of what it may hold.
     *
     * <p>The JVM says 0 until there was one; a broker with G1 and little to do may go without for days. What was left is
     * in use until the next one, so the figure is of now however old it is; except that a collector may free whole
     * regions in passing, without telling, and then less is in use now.
     */
    static Measure afterCollection() {
        return readings -> {
            List<ObjectName> pools = readings.now().members(BeanFamily.OLD_GENERATION);
            if (pools.isEmpty()) {
                return new Measured.NotThere(BeanFamily.OLD_GENERATION.pattern());
            }
            double used = 0;
            double max = 0;
            for (ObjectName pool : pools) {
                Object usage = readings.now().value(BeanFamily.OLD_GENERATION.of(pool, 0));
                Object present = readings.now().value(BeanFamily.OLD_GENERATION.of(pool, 1));
                double left = item(usage, "used").orElse(0);
                used += Math.min(left, item(present, "used").orElse(left));
                max += Math.max(0, item(usage, "max").orElse(0));
            }
            double limit =
                    max > 0 ? max : item(readings.now().value(HEAP), "max").orElse(0);
            if (used <= 0) {
                return Measured.warmingUp("the old generation was not collected yet");
            }
            return limit > 0 ? Measured.ratio(used / limit) : Measured.unsupported("the heap has no limit");
        };
    }

    private static OptionalDouble item(@Nullable Object usage, String item) {
        return usage instanceof CompositeData data && data.containsKey(item) && data.get(item) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }
}
