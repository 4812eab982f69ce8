package io.kafkamonitor.internal.jmx;

import static io.kafkamonitor.metric.UnknownReason.NOTHING_TO_MEASURE;
import static io.kafkamonitor.metric.UnknownReason.UNREACHABLE;
import static io.kafkamonitor.metric.UnknownReason.WARMING_UP;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.recommended.BrokerRules;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingSampleSink;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads real brokers, kills one, holds one and restarts one; so it has a cluster of its own. */
class JmxCollectorIT {

    private static final int RECORDS = 2000;
    private static final int RECORD_SIZE = 500;
    private static final Duration A_WHILE = Await.AMPLE;

    private static LocalCluster cluster;

    private Set<Integer> live = cluster.brokerIds();

    @BeforeAll
    static void startCluster() {
        cluster =
                LocalCluster.builder().brokers(2).isolatedControllers(1).build().start();
    }

    @AfterAll
    static void closeCluster() {
        cluster.close();
    }

    @Test
    void reportsEveryMetricOfALoadedBroker() throws Exception {
        try (MetricCollector collector = collector()) {
            collect(collector);
            putLoad();
            RecordingSampleSink sink = collect(collector);

            for (int broker : cluster.brokerIds()) {
                assertThat(metricsOf(sink, broker)).containsExactlyInAnyOrderElementsOf(JmxMetrics.ALL);
            }
            assertThat(unknownsBut(sink, Set.of(WARMING_UP, NOTHING_TO_MEASURE)))
                    .isEmpty();
            assertThat(sum(sink, JmxMetrics.MESSAGES_IN)).isPositive();
            assertThat(sum(sink, JmxMetrics.BYTES_IN)).isGreaterThan(sum(sink, JmxMetrics.MESSAGES_IN) * 100);
            assertThat(sum(sink, JmxMetrics.BYTES_OUT)).isPositive();
            assertThat(sum(sink, JmxMetrics.REPLICATION_BYTES_IN)).isPositive();
            assertThat(sum(sink, JmxMetrics.REPLICATION_BYTES_OUT)).isPositive();
            assertThat(sink.values().get(JmxMetrics.REQUESTS)).anySatisfy((labels, rate) -> {
                assertThat(labels.value("request")).isEqualTo("Produce");
                assertThat(rate).isPositive();
            });
            assertThat(sink.values().get(JmxMetrics.REQUEST_TIME).values()).anyMatch(millis -> millis > 0);
        }
    }

    @Test
    void ratesAgreeWithWhatWasSent() throws Exception {
        try (MetricCollector collector = collector()) {
            collect(collector);
            long began = System.nanoTime();
            putLoad();
            RecordingSampleSink sink = collect(collector);
            double seconds = (System.nanoTime() - began) / 1e9;

            // a little more than was sent: the commits of the consumer are records, too
            assertThat(sum(sink, JmxMetrics.MESSAGES_IN) * seconds).isBetween(RECORDS * 0.9, RECORDS * 1.2);
        }
    }

    @Test
    void theTimesOfRequestsAreToldWhileRequestsComeAndNotWhenTheBrokersAreIdle() throws Exception {
        try (MetricCollector collector = collector()) {
            collect(collector);
            putLoad();
            RecordingSampleSink loaded = collect(collector);
            RecordingSampleSink idle = collect(collector);

            for (int broker : cluster.brokerIds()) {
                assertThat(loaded.value(JmxMetrics.REQUEST_TIME, produceTime(broker)))
                        .isPresent();
                assertThat(idle.unknowns(JmxMetrics.REQUEST_TIME)
                                .get(produceTime(broker))
                                .reason())
                        .isEqualTo(NOTHING_TO_MEASURE);
            }
        }
    }

    @Test
    void aYoungBrokerHasNoTimesOfRequestsThatItNeverGot() throws Exception {
        cluster.restart(2);
        cluster.awaitLive(cluster.brokerIds(), A_WHILE);

        try (MetricCollector collector = collector()) {
            RecordingSampleSink sink = collect(collector);

            assertThat(sink.unknowns(JmxMetrics.REQUEST_TIME)
                            .get(produceTime(2))
                            .reason())
                    .isEqualTo(NOTHING_TO_MEASURE);
        }
    }

    @Test
    void processorsAndThreadsOfAnIdleBrokerAreIdleWhateverTheMonitorsClockSays() throws Exception {
        try (MetricCollector collector = collector()) {
            collect(collector);
            RecordingSampleSink sink = Await.until(
                    "some time of the brokers' own to pass",
                    A_WHILE,
                    () -> collect(collector),
                    it -> it.value(JmxMetrics.REQUEST_HANDLER_IDLE, labels(1)).orElse(0) > 0.5);

            assertThat(sink.value(JmxMetrics.CPU, labels(1)).orElseThrow()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void anAlertAboutTheTimeOfRequestsEndsWhenNoneCome() throws Exception {
        Rule anyTime = rule("produce-latency")
                .when(metric(JmxMetrics.REQUEST_TIME)
                        .where("request", JmxMetrics.PRODUCE)
                        .where("quantile", JmxMetrics.ONE_IN_A_HUNDRED)
                        .maxBy("broker"))
                .isAbove(0)
                .build();
        List<Alert> ended = new ArrayList<>();
        try (KafkaMonitor monitor = KafkaMonitor.builder("it")
                .kafka(Map.of("bootstrap.servers", cluster.bootstrapServers()))
                .jmx(endpoints())
                .rule(anyTime)
                .listener(transition -> {
                    if (transition.alert().state() == AlertState.RESOLVED) {
                        ended.add(transition.alert());
                    }
                })
                .build()) {
            monitor.tick();
            putLoad();
            monitor.tick();
            assertThat(monitor.alerts())
                    .filteredOn(alert -> alert.rule().equals("produce-latency"))
                    .hasSize(2)
                    .extracting(Alert::state)
                    .containsOnly(AlertState.FIRING);

            monitor.tick();

            assertThat(ended)
                    .hasSize(2)
                    .extracting(alert -> alert.resolution().orElseThrow())
                    .containsOnly(Resolution.NOTHING_TO_MEASURE);
        }
    }

    @Test
    void aPortThatIsAnotherNodesIsNotReadAndSaysWhoseItIs() throws Exception {
        int controller = cluster.isolatedControllerIds().iterator().next();
        JmxEndpoints exchanged = JmxEndpoints.of(
                Map.of(1, "127.0.0.1:" + cluster.jmxPort(2), 2, "127.0.0.1:" + cluster.jmxPort(controller)));
        try (MetricCollector collector = collector(exchanged)) {
            RecordingSampleSink sink = collect(collector);

            assertThat(sink.value(JmxMetrics.JMX_UP, labels(1))).hasValue(0);
            assertThat(sink.value(JmxMetrics.JMX_UP, labels(2))).hasValue(0);
            assertThat(sink.unknowns(JmxMetrics.UPTIME).get(labels(1)).detail())
                    .startsWith("port " + cluster.jmxPort(2) + " at '127.0.0.1' is broker 2, not broker 1; ");
            assertThat(sink.unknowns(JmxMetrics.UPTIME).get(labels(2)).detail())
                    .startsWith("port " + cluster.jmxPort(controller) + " at '127.0.0.1' is the controller "
                            + controller + ", not broker 2; ");
        }
    }

    @Test
    void kafkasOwnPortIsNoJmxPort() throws Exception {
        String servers = cluster.bootstrapServers().split(",", -1)[0];
        try (MetricCollector collector = collector(JmxEndpoints.of(Map.of(1, servers)))) {
            RecordingSampleSink sink = collect(collector);

            assertThat(sink.unknowns(JmxMetrics.UPTIME).get(labels(1)).detail())
                    .startsWith("the RMI registry at '" + servers + "'");
        }
    }

    @Test
    void anAlertSaysWhyABrokerCannotBeRead() throws Exception {
        JmxEndpoints shared = JmxEndpoints.onPort(cluster.jmxPort(1));
        var clock = new ManualClock();
        try (KafkaMonitor monitor = KafkaMonitor.builder("it")
                .kafka(Map.of("bootstrap.servers", cluster.bootstrapServers()))
                .jmx(shared)
                .rule(BrokerRules.jmxUnreachable())
                .timeSource(clock)
                .build()) {
            Await.until("both brokers to be judged", A_WHILE, () -> {
                monitor.tick();
                clock.advance(Duration.ofSeconds(30));
                return monitor.alerts().stream().anyMatch(alert -> alert.rule().equals("jmx-unreachable"));
            });

            assertThat(monitor.alerts())
                    .filteredOn(alert -> alert.rule().equals("jmx-unreachable"))
                    .singleElement()
                    .extracting(Alert::summary)
                    .asString()
                    .startsWith("The load of broker 2 cannot be read over JMX: ")
                    .contains("port " + cluster.jmxPort(1) + " at ", "is broker 1, not broker 2");
        }
    }

    @Test
    void aKilledBrokerIsUnknownAndItsReturnIsNoSpike() throws Exception {
        try (MetricCollector collector = collector()) {
            collect(collector);
            putLoad();
            collect(collector);

            cluster.kill(2);
            RecordingSampleSink killed = collect(collector);
            live = Set.of(1);
            RecordingSampleSink fenced = collect(collector);
            cluster.restart(2);
            cluster.awaitLive(cluster.brokerIds(), A_WHILE);
            live = cluster.brokerIds();
            RecordingSampleSink back = awaitUp(collector, 2);

            assertThat(killed.value(JmxMetrics.JMX_UP, labels(2))).hasValue(0);
            assertThat(killed.unknowns(JmxMetrics.CPU).get(labels(2)).reason()).isEqualTo(UNREACHABLE);
            assertThat(killed.value(JmxMetrics.JMX_UP, labels(1))).hasValue(1);
            assertThat(fenced.unknowns(JmxMetrics.JMX_UP)).containsOnlyKeys(labels(2));
            assertThat(back.unknowns(JmxMetrics.MESSAGES_IN).get(labels(2)).reason())
                    .isEqualTo(WARMING_UP);
            assertThat(back.unknowns(JmxMetrics.REQUEST_HANDLER_IDLE)
                            .get(labels(2))
                            .reason())
                    .isEqualTo(WARMING_UP);
        }
    }

    @Test
    void aBrokerRestartedBetweenTwoPassesIsReadAtOnceAndGivesNoRates() throws Exception {
        try (MetricCollector collector = collector()) {
            collect(collector);
            cluster.restart(2);
            cluster.awaitLive(cluster.brokerIds(), A_WHILE);

            RecordingSampleSink sink = collect(collector);

            assertThat(sink.value(JmxMetrics.JMX_UP, labels(2))).hasValue(1);
            assertThat(sink.unknowns(JmxMetrics.MESSAGES_IN).get(labels(2)).reason())
                    .isEqualTo(WARMING_UP);
        }
    }

    @Test
    void aBrokerThatHangsDoesNotHoldTheOthersAndIsReadAgainWhenItGoesOn() throws Exception {
        try (MetricCollector collector = collector()) {
            collect(collector);
            cluster.pause(2);
            RecordingSampleSink hung = collect(collector);
            cluster.resume(2);
            cluster.awaitLive(cluster.brokerIds(), A_WHILE);
            RecordingSampleSink after = awaitUp(collector, 2);

            assertThat(hung.value(JmxMetrics.JMX_UP, labels(2))).hasValue(0);
            assertThat(hung.value(JmxMetrics.JMX_UP, labels(1))).hasValue(1);
            assertThat(after.value(JmxMetrics.CPU, labels(2))).isPresent();
        }
    }

    private static JmxEndpoints endpoints() {
        Map<Integer, String> addresses = new TreeMap<>();
        cluster.brokerIds().forEach(id -> addresses.put(id, "127.0.0.1:" + cluster.jmxPort(id)));
        return JmxEndpoints.of(addresses);
    }

    private MetricCollector collector() {
        return collector(endpoints());
    }

    private MetricCollector collector(JmxEndpoints endpoints) {
        return JmxCollectors.brokerLoad(
                endpoints,
                context -> live.stream()
                        .map(id -> new BrokerAddress(id, "127.0.0.1"))
                        .toList(),
                "it");
    }

    private static RecordingSampleSink collect(MetricCollector collector) throws Exception {
        RecordingSampleSink sink = RecordingSampleSink.forMetrics(collector.metrics());
        collector.collect(CollectContext.startingNow(TimeSource.system(), Duration.ofSeconds(10)), sink);
        return sink;
    }

    /** The first pass in which the broker can be read. */
    private static RecordingSampleSink awaitUp(MetricCollector collector, int broker) {
        return Await.until(
                "broker " + broker + " is read again",
                A_WHILE,
                () -> collect(collector),
                sink -> sink.value(JmxMetrics.JMX_UP, labels(broker)).orElse(0) == 1);
    }

    private static void putLoad() throws Exception {
        String topic = "load-" + UUID.randomUUID();
        Map<String, Object> connect = Map.of("bootstrap.servers", cluster.bootstrapServers());
        try (Admin admin = Admin.create(connect)) {
            admin.createTopics(List.of(new NewTopic(topic, 4, (short) 2))).all().get();
        }
        Map<String, Object> produce = new TreeMap<>(connect);
        // one at a time: a leader that has just begun may refuse the first batch and take the next, and then none any
        // more
        produce.put("max.in.flight.requests.per.connection", 1);
        try (var producer = new KafkaProducer<>(produce, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                sent.add(producer.send(new ProducerRecord<>(topic, new byte[RECORD_SIZE])));
            }
            for (Future<?> record : sent) {
                record.get();
            }
        }
        consume(topic);
    }

    private static void consume(String topic) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("bootstrap.servers", cluster.bootstrapServers());
        settings.put("group.id", topic);
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            int[] seen = {0};
            Await.until("all records are consumed", A_WHILE, () -> {
                seen[0] += consumer.poll(Duration.ofMillis(200)).count();
                return seen[0] == RECORDS;
            });
            consumer.commitSync();
        }
    }

    private static Set<Metric> metricsOf(RecordingSampleSink sink, int broker) {
        Set<Metric> metrics = new HashSet<>();
        for (Metric metric : JmxMetrics.ALL) {
            Set<Labels> series = new HashSet<>(sink.unknowns(metric).keySet());
            series.addAll(sink.values().getOrDefault(metric, Map.of()).keySet());
            if (series.stream().anyMatch(it -> it.containsAll(labels(broker)))) {
                metrics.add(metric);
            }
        }
        return metrics;
    }

    private static Set<String> unknownsBut(RecordingSampleSink sink, Set<UnknownReason> expected) {
        return JmxMetrics.ALL.stream()
                .flatMap(metric -> sink.unknowns(metric).entrySet().stream()
                        .filter(entry -> !expected.contains(entry.getValue().reason()))
                        .map(entry -> metric + "{" + entry.getKey() + "}: " + entry.getValue()))
                .collect(toSet());
    }

    private static double sum(RecordingSampleSink sink, Metric metric) {
        return sink.values().getOrDefault(metric, Map.of()).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static Labels produceTime(int broker) {
        return labels(broker).with("request", JmxMetrics.PRODUCE).with("quantile", JmxMetrics.ONE_IN_A_HUNDRED);
    }

    private static Labels labels(int broker) {
        return Labels.of("broker", Integer.toString(broker));
    }
}
