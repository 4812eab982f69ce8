package io.kafkamonitor.internal.jmx;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.InstanceNotFoundException;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/**
 * Reads what the catalogue asks for over one connection: one round trip for each MBean, however many attributes.
 *
 * <p>The members of the {@linkplain BeanFamily families} are looked up, with one round trip for each family, every two
 * minutes, and in each pass while the broker is young or when one of them has vanished.
 */
final class BeanReader {

    /** At most this many members of a family are read. */
    static final int FAMILY_LIMIT = 250;

    private static final Duration NAMES_VALID_FOR = Duration.ofMinutes(2);
    private static final Duration YOUNG = Duration.ofMinutes(5);

    private static final Comparator<ObjectName> NAMED_KINDS_FIRST = Comparator.comparing(
                    (ObjectName bean) -> !RequestBeans.isNamed(bean))
            .thenComparing(ObjectName::getCanonicalName);

    private final RemoteBeans remote;
    private final Map<BeanFamily, List<ObjectName>> names = new EnumMap<>(BeanFamily.class);
    private final Set<BeanFamily> cutShort = EnumSet.noneOf(BeanFamily.class);
    private long namesReadAt;
    private boolean namesOutdated = true;

    BeanReader(RemoteBeans remote) {
        this.remote = remote;
    }

    /** Reads everything once; what does not exist or cannot be read is left out. */
    BrokerReading read(long nanoTime) throws IOException {
        if (namesOutdated || nanoTime - namesReadAt >= NAMES_VALID_FOR.toNanos()) {
            lookUpNames(nanoTime);
        }
        Map<ObjectName, Map<String, Object>> beans = new LinkedHashMap<>();
        for (var entry : BrokerLoadCatalog.ATTRIBUTES.entrySet()) {
            readInto(beans, entry.getKey(), entry.getValue().toArray(String[]::new));
        }
        boolean vanished = false;
        for (BeanFamily family : BeanFamily.values()) {
            for (ObjectName bean : names.getOrDefault(family, List.of())) {
                vanished |= !readInto(beans, bean, family.attributes());
            }
        }
        var reading = new BrokerReading(nanoTime, beans, Set.copyOf(cutShort));
        namesOutdated = vanished
                || reading.uptime().filter(it -> it.compareTo(YOUNG) < 0).isPresent();
        return reading;
    }

    private void lookUpNames(long nanoTime) throws IOException {
        names.clear();
        cutShort.clear();
        for (BeanFamily family : BeanFamily.values()) {
            List<ObjectName> found = new ArrayList<>(remote.names(family.pattern()));
            found.removeIf(bean -> !family.contains(bean));
            found.sort(NAMED_KINDS_FIRST);
            if (found.size() > FAMILY_LIMIT) {
                cutShort.add(family);
            }
            names.put(family, found.subList(0, Math.min(found.size(), FAMILY_LIMIT)));
        }
        namesReadAt = nanoTime;
    }

    /** False if there is no such MBean. */
    private boolean readInto(Map<ObjectName, Map<String, Object>> beans, ObjectName bean, String... attributes)
            throws IOException {
        Map<String, Object> values = new HashMap<>();
        try {
            for (var attribute : remote.attributes(bean, attributes)) {
                if (attribute.getValue() != null) {
                    values.put(attribute.getName(), attribute.getValue());
                }
            }
        } catch (InstanceNotFoundException e) {
            return false;
        } catch (ReflectionException e) {
            // the MBean is there and tells nothing
        }
        beans.put(bean, values);
        return true;
    }
}
