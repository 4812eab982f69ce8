package io.kafkamonitor.internal.jmx;

import static io.kafkamonitor.internal.jmx.HeapMeasures.afterCollection;
import static io.kafkamonitor.internal.jmx.HeapMeasures.heap;
import static io.kafkamonitor.internal.jmx.LevelMeasures.ratio;
import static io.kafkamonitor.internal.jmx.LevelMeasures.scaled;
import static io.kafkamonitor.internal.jmx.QuantileMeasures.quantile;
import static io.kafkamonitor.internal.jmx.RateMeasures.gcTime;
import static io.kafkamonitor.internal.jmx.RateMeasures.processorShare;
import static io.kafkamonitor.internal.jmx.RateMeasures.rate;
import static io.kafkamonitor.internal.jmx.RateMeasures.requests;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.jmx.RequestKinds;
import io.kafkamonitor.metric.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.management.ObjectName;

/**
 * Every series of a broker but {@link JmxMetrics#JMX_UP}, and the MBeans that it comes from.
 *
 * <p>The names hold for Kafka 3.9 to 4.4. A meter ({@code Count} and rates) becomes a rate of ours, from two readings,
 * because its own rates are averages that linger. So do the processor time and the idle meter of the request handlers,
 * whose count is in nanoseconds of idleness. What is read as it stands is a state of now; the idleness of the network
 * threads, which the broker measures over its last half minute or minute; and the heap after a collection.
 */
final class BrokerLoadCatalog {

    static final List<BrokerSeries> SERIES = series();

    /** What is to be read of each MBean that is known by name. */
    static final Map<ObjectName, Set<String>> ATTRIBUTES = attributes();

    private BrokerLoadCatalog() {}

    private static List<BrokerSeries> series() {
        List<BrokerSeries> all = new ArrayList<>(jvm());
        all.addAll(traffic());
        all.addAll(state());
        RequestKinds.NAMED.forEach(kind -> all.add(requestRate(kind)));
        all.add(requestRate(RequestKinds.OTHER));
        for (String kind : List.of(JmxMetrics.PRODUCE, "FetchConsumer", "FetchFollower")) {
            all.add(requestTime(kind, "0.5", "50thPercentile"));
            all.add(requestTime(kind, "0.95", "95thPercentile"));
            all.add(requestTime(kind, JmxMetrics.ONE_IN_A_HUNDRED, "99thPercentile"));
        }
        return List.copyOf(all);
    }

    private static List<BrokerSeries> jvm() {
        BeanAttribute started = jvm("Runtime", "StartTime");
        BeanAttribute uptime = jvm("Runtime", "Uptime");
        BeanAttribute processorTime = jvm("OperatingSystem", "ProcessCpuTime");
        BeanAttribute processors = jvm("OperatingSystem", "AvailableProcessors");
        BeanAttribute openFiles = jvm("OperatingSystem", "OpenFileDescriptorCount");
        BeanAttribute mostFiles = jvm("OperatingSystem", "MaxFileDescriptorCount");
        return List.of(
                new BrokerSeries(JmxMetrics.UPTIME, List.of(), List.of(started, uptime), scaled(uptime, 0.001)),
                new BrokerSeries(
                        JmxMetrics.CPU,
                        List.of(),
                        List.of(processorTime, processors),
                        processorShare(processorTime, processors)),
                one(JmxMetrics.HEAP_USED, HeapMeasures.HEAP, heap -> heap("used")),
                one(JmxMetrics.HEAP_MAX, HeapMeasures.HEAP, heap -> heap("max")),
                new BrokerSeries(JmxMetrics.HEAP_AFTER_GC, List.of(), List.of(), afterCollection()),
                new BrokerSeries(JmxMetrics.GC_TIME, List.of(), List.of(), gcTime()),
                one(JmxMetrics.OPEN_FILES, openFiles, LevelMeasures::level),
                new BrokerSeries(
                        JmxMetrics.OPEN_FILES_RATIO,
                        List.of(),
                        List.of(openFiles, mostFiles),
                        ratio(openFiles, mostFiles)));
    }

    private static List<BrokerSeries> traffic() {
        return List.of(
                one(JmxMetrics.MESSAGES_IN, topics("MessagesInPerSec"), RateMeasures::rate),
                one(JmxMetrics.BYTES_IN, topics("BytesInPerSec"), RateMeasures::rate),
                one(JmxMetrics.BYTES_OUT, topics("BytesOutPerSec"), RateMeasures::rate),
                one(JmxMetrics.REPLICATION_BYTES_IN, topics("ReplicationBytesInPerSec"), RateMeasures::rate),
                one(JmxMetrics.REPLICATION_BYTES_OUT, topics("ReplicationBytesOutPerSec"), RateMeasures::rate),
                failedRequests(JmxMetrics.PRODUCE, topics("FailedProduceRequestsPerSec")),
                failedRequests("Fetch", topics("FailedFetchRequestsPerSec")));
    }

    private static List<BrokerSeries> state() {
        return List.of(
                one(
                        JmxMetrics.REQUEST_QUEUE,
                        gauge("kafka.network:type=RequestChannel,name=RequestQueueSize"),
                        LevelMeasures::level),
                one(
                        JmxMetrics.REQUEST_HANDLER_IDLE,
                        BeanAttribute.of(
                                "kafka.server:type=KafkaRequestHandlerPool,name=RequestHandlerAvgIdlePercent", "Count"),
                        RateMeasures::idleNanos),
                one(
                        JmxMetrics.NETWORK_IDLE,
                        gauge("kafka.network:type=SocketServer,name=NetworkProcessorAvgIdlePercent"),
                        LevelMeasures::idle),
                one(
                        JmxMetrics.BROKER_UNDER_REPLICATED,
                        gauge("kafka.server:type=ReplicaManager,name=UnderReplicatedPartitions"),
                        LevelMeasures::level),
                one(
                        JmxMetrics.OFFLINE_LOG_DIRS,
                        gauge("kafka.log:type=LogManager,name=OfflineLogDirectoryCount"),
                        LevelMeasures::level));
    }

    private static BrokerSeries one(Metric metric, BeanAttribute source, Function<BeanAttribute, Measure> measure) {
        return new BrokerSeries(metric, List.of(), List.of(source), measure.apply(source));
    }

    private static BrokerSeries failedRequests(String kind, BeanAttribute meter) {
        return new BrokerSeries(JmxMetrics.FAILED_REQUESTS, List.of("request", kind), List.of(meter), rate(meter));
    }

    private static BrokerSeries requestRate(String kind) {
        return new BrokerSeries(JmxMetrics.REQUESTS, List.of("request", kind), List.of(), requests(kind));
    }

    private static BrokerSeries requestTime(String kind, String quantile, String attribute) {
        String histogram = "kafka.network:type=RequestMetrics,name=TotalTimeMs,request=" + kind;
        BeanAttribute source = BeanAttribute.of(histogram, attribute);
        return new BrokerSeries(
                JmxMetrics.REQUEST_TIME,
                List.of("request", kind, "quantile", quantile),
                List.of(source, BeanAttribute.of(histogram, "Count"), BeanAttribute.of(histogram, "Mean")),
                quantile(source, Double.parseDouble(quantile)));
    }

    private static BeanAttribute jvm(String type, String attribute) {
        return BeanAttribute.of("java.lang:type=" + type, attribute);
    }

    private static BeanAttribute topics(String name) {
        return BeanAttribute.of("kafka.server:type=BrokerTopicMetrics,name=" + name, "Count");
    }

    private static BeanAttribute gauge(String bean) {
        return BeanAttribute.of(bean, "Value");
    }

    private static Map<ObjectName, Set<String>> attributes() {
        return SERIES.stream()
                .flatMap(series -> series.reads().stream())
                .collect(groupingBy(
                        BeanAttribute::bean,
                        LinkedHashMap::new,
                        mapping(BeanAttribute::name, toCollection(LinkedHashSet::new))));
    }
}
