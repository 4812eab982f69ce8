package io.kafkamonitor.internal.jmx;

import static io.kafkamonitor.internal.jmx.BeanAttribute.objectName;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.management.ObjectName;

/** MBeans whose names differ from broker to broker, so that they must be looked up. */
@SuppressWarnings("ImmutableEnumChecker") // an ObjectName cannot change, and the predicates keep nothing
enum BeanFamily {
    /** A meter for each kind of request in each version; made when the first such request comes. */
    REQUESTS(
            "kafka.network:type=RequestMetrics,name=RequestsPerSec,*",
            bean -> !CountedTwice.KINDS.contains(bean.getKeyProperty("request")),
            "Count"),

    /**
     * The collectors that stop the broker's threads. Those of ZGC and Shenandoah whose name ends in {@code Cycles}
     * measure how long the collection ran beside them instead; {@code G1 Concurrent GC} measures only its pauses.
     */
    COLLECTORS(
            "java.lang:type=GarbageCollector,*",
            bean -> !bean.getKeyProperty("name").endsWith("Cycles"),
            "CollectionTime"),

    /** The pool of the objects that live long; the only pool where there are no generations. */
    OLD_GENERATION(
            "java.lang:type=MemoryPool,*",
            bean -> OldGeneration.NAME.matcher(bean.getKeyProperty("name")).matches(),
            "CollectionUsage",
            "Usage");

    private final ObjectName pattern;
    private final Predicate<ObjectName> membership;
    private final String[] attributes;

    BeanFamily(String pattern, Predicate<ObjectName> membership, String... attributes) {
        this.pattern = objectName(pattern);
        this.membership = membership;
        this.attributes = attributes;
    }

    /** What to query for. */
    ObjectName pattern() {
        return pattern;
    }

    /** The attributes that are read of each. */
    String[] attributes() {
        return attributes.clone();
    }

    /** One of those, of one of them. */
    BeanAttribute of(ObjectName member, int index) {
        return new BeanAttribute(member, attributes[index]);
    }

    boolean contains(ObjectName bean) {
        return pattern.apply(bean) && membership.test(bean);
    }

    /** A broker counts these requests under a more telling name as well, FetchConsumer and FetchFollower for Fetch. */
    private static final class CountedTwice {
        static final Set<String> KINDS = Set.of("Fetch", "ListClientMetricsResources");
    }

    private static final class OldGeneration {
        static final Pattern NAME = Pattern.compile(".*Old Gen|Tenured Gen|ZGC Old Generation|ZHeap|Shenandoah");
    }
}
