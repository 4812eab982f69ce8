package io.kafkamonitor.internal.jmx;

import java.lang.management.MemoryUsage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** The MBeans of a broker that has been up for an hour, under Kafka's names. */
final class FakeBeans implements RemoteBeans {

    static final String RUNTIME = "java.lang:type=Runtime";
    static final String SYSTEM = "java.lang:type=OperatingSystem";
    static final String MEMORY = "java.lang:type=Memory";
    static final String OLD_GEN = "java.lang:type=MemoryPool,name=G1 Old Gen";
    static final String YOUNG_COLLECTOR = "java.lang:type=GarbageCollector,name=G1 Young Generation";
    static final String OLD_COLLECTOR = "java.lang:type=GarbageCollector,name=G1 Old Generation";
    static final String BYTES_IN = topic("BytesInPerSec");
    static final String REQUEST_QUEUE = "kafka.network:type=RequestChannel,name=RequestQueueSize";
    static final String HANDLERS = "kafka.server:type=KafkaRequestHandlerPool,name=RequestHandlerAvgIdlePercent";
    static final String NETWORK = "kafka.network:type=SocketServer,name=NetworkProcessorAvgIdlePercent";
    static final String UNDER_REPLICATED = "kafka.server:type=ReplicaManager,name=UnderReplicatedPartitions";
    static final String OFFLINE_LOG_DIRS = "kafka.log:type=LogManager,name=OfflineLogDirectoryCount";

    static final String NODE = "kafka.server:type=app-info,id=";

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final Map<ObjectName, FakeBean> beans = new HashMap<>();
    private final Map<String, Times> took = new HashMap<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    FakeBeans() {
        set(RUNTIME, "StartTime", 1_000_000L);
        set(RUNTIME, "Uptime", 3_600_000L);
        set(SYSTEM, "ProcessCpuTime", 60_000_000_000L);
        set(SYSTEM, "AvailableProcessors", 4);
        set(SYSTEM, "OpenFileDescriptorCount", 300L);
        set(SYSTEM, "MaxFileDescriptorCount", 1200L);
        set(MEMORY, "HeapMemoryUsage", usage(400, 1000));
        set(OLD_GEN, "CollectionUsage", usage(300, 1000));
        set(OLD_GEN, "Usage", usage(350, 1000));
        set("java.lang:type=MemoryPool,name=G1 Eden Space", "CollectionUsage", usage(999, 1000));
        set(YOUNG_COLLECTOR, "CollectionTime", 500L);
        set(OLD_COLLECTOR, "CollectionTime", 100L);
        for (String meter : new String[] {"MessagesIn", "BytesIn", "BytesOut", "FailedProduceRequests"}) {
            set(topic(meter + "PerSec"), "Count", 1000L);
        }
        set(REQUEST_QUEUE, "Value", 3);
        set(HANDLERS, "Count", 123_456_789_000L);
        set(NETWORK, "Value", 0.9);
        set(UNDER_REPLICATED, "Value", 2);
        set(OFFLINE_LOG_DIRS, "Value", 0);
        set(requests("Produce", 11), "Count", 100L);
        set(requests("Fetch", 17), "Count", 70L);
        set(requests("FetchConsumer", 17), "Count", 70L);
        set(requests("ApiVersions", 4), "Count", 10L);
        took("Produce", 200, 9);
        for (String kind : new String[] {"FetchConsumer", "FetchFollower"}) {
            took(kind, 0, 0);
        }
    }

    /** Requests of a kind come, each of which takes as long. */
    void took(String kind, long requests, double millis) {
        took.computeIfAbsent(kind, any -> new Times()).add(requests, millis);
        Times times = took.get(kind);
        set(time(kind), "Count", times.count);
        set(time(kind), "Mean", times.count == 0 ? 0.0 : times.sum / times.count);
        for (String quantile : new String[] {"50thPercentile", "95thPercentile", "99thPercentile"}) {
            set(time(kind), quantile, times.largest);
        }
    }

    /** A histogram whose quantiles never forget the slowest request, as those of a real one do not for a long time. */
    private static final class Times {
        private long count;
        private double sum;
        private double largest;

        void add(long requests, double millis) {
            count += requests;
            sum += requests * millis;
            largest = Math.max(largest, millis);
        }
    }

    static String topic(String name) {
        return "kafka.server:type=BrokerTopicMetrics,name=" + name;
    }

    static String requests(String kind, int version) {
        return "kafka.network:type=RequestMetrics,name=RequestsPerSec,request=" + kind + ",version=" + version;
    }

    static String time(String kind) {
        return "kafka.network:type=RequestMetrics,name=TotalTimeMs,request=" + kind;
    }

    static CompositeData usage(long used, long max) {
        try {
            String[] items = {"init", "used", "committed", "max"};
            OpenType<?>[] types = {SimpleType.LONG, SimpleType.LONG, SimpleType.LONG, SimpleType.LONG};
            var type = new CompositeType(MemoryUsage.class.getName(), "usage", items, items, types);
            return new CompositeDataSupport(type, items, new Object[] {0L, used, used, max});
        } catch (OpenDataException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Attribute> attributes(ObjectName bean, String... names)
            throws InstanceNotFoundException, ReflectionException {
        return server.getAttributes(bean, names).asList();
    }

    @Override
    public Set<ObjectName> names(ObjectName pattern) {
        return server.queryNames(pattern, null);
    }

    MBeanServer server() {
        return server;
    }

    void set(String bean, String attribute, Object value) {
        beans.computeIfAbsent(BeanAttribute.objectName(bean), this::register).set(attribute, value);
    }

    void forget(String bean, String attribute) {
        beans.get(BeanAttribute.objectName(bean)).forget(attribute);
    }

    void remove(String bean) {
        ObjectName name = BeanAttribute.objectName(bean);
        try {
            beans.remove(name);
            server.unregisterMBean(name);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As after a restart: another start time, all counters from 0. */
    void restart() {
        set(RUNTIME, "StartTime", 9_000_000L);
        set(RUNTIME, "Uptime", 1000L);
        for (var bean : beans.values()) {
            if (bean.getAttributes(new String[] {"Count"}).size() == 1) {
                bean.set("Count", 1L);
            }
        }
    }

    /** From now on every read waits for {@link #goOn}. */
    void hang() {
        gate = new CountDownLatch(1);
    }

    void goOn() {
        gate.countDown();
    }

    private void waitWhileHanging() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FakeBean register(ObjectName name) {
        try {
            var bean = new FakeBean(this::waitWhileHanging);
            server.registerMBean(bean, name);
            return bean;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
