package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.jmx.RequestKinds;
import java.util.List;
import java.util.Set;
import javax.management.ObjectName;

/** The MBeans of the kinds of requests. */
final class RequestBeans {

    private static final Set<String> NAMED = Set.copyOf(RequestKinds.NAMED);

    private RequestBeans() {}

    static boolean isNamed(ObjectName bean) {
        String kind = bean.getKeyProperty("request");
        return kind != null && NAMED.contains(kind);
    }

    /** The meters of a kind, one for each version. */
    static List<ObjectName> membersOf(String kind, BrokerReading reading) {
        return reading.members(BeanFamily.REQUESTS).stream()
                .filter(bean ->
                        kind.equals(RequestKinds.OTHER) ? !isNamed(bean) : kind.equals(bean.getKeyProperty("request")))
                .toList();
    }
}
