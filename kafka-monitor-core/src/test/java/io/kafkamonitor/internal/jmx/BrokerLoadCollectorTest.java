package io.kafkamonitor.internal.jmx;

import static io.kafkamonitor.metric.UnknownReason.CONFIGURATION;
import static io.kafkamonitor.metric.UnknownReason.NOT_AUTHORIZED;
import static io.kafkamonitor.metric.UnknownReason.TIMED_OUT;
import static io.kafkamonitor.metric.UnknownReason.UNREACHABLE;
import static io.kafkamonitor.metric.UnknownReason.WARMING_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.MetricCollectorContract;
import io.kafkamonitor.testing.RecordingSampleSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerLoadCollectorTest implements MetricCollectorContract {

    private static final Duration TIME_ALLOWED = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Map<Integer, BrokerAddress> live = new TreeMap<>();
    private final Map<Integer, String> addresses = new TreeMap<>();

    @AfterEach
    void closeWhatWasOpened() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    @Override
    public MetricCollector createCollector() throws Exception {
        live(1, fakeBroker().address());
        return collector();
    }

    @Override
    public Optional<MetricCollector> createBlockedCollector() throws Exception {
        live(1, silentServer().address());
        return Optional.of(collector());
    }

    @Test
    void readsABrokerOverItsJmxPort() throws Exception {
        live(7, fakeBroker().address());

        RecordingSampleSink sink = collect(collector());

        assertThat(value(sink, JmxMetrics.JMX_UP, 7)).isEqualTo(1);
        assertThat(value(sink, JmxMetrics.UPTIME, 7)).isEqualTo(3600);
        assertThat(value(sink, JmxMetrics.OPEN_FILES_RATIO, 7)).isEqualTo(0.25);
    }

    @Test
    void givesRatesFromTheSecondPassOn() throws Exception {
        FakeBroker broker = fakeBroker();
        live(1, broker.address());
        MetricCollector collector = collector();

        RecordingSampleSink first = collect(collector);
        broker.beans().set(FakeBeans.BYTES_IN, "Count", 4000L);
        RecordingSampleSink second = collectLater(collector, 30);

        assertThat(unknown(first, JmxMetrics.BYTES_IN, 1)).isEqualTo(WARMING_UP);
        assertThat(value(second, JmxMetrics.BYTES_IN, 1)).isEqualTo(100);
    }

    @Test
    void aRateAfterAMissedPassIsOfAllTheTimeInBetween() throws Exception {
        FakeBroker broker = fakeBroker();
        live(1, broker.address());
        MetricCollector collector = collector();
        collect(collector);
        broker.beans().hang();
        RecordingSampleSink missed = collectLater(collector, 30, Duration.ofMillis(300));
        awaitNoWorkers(1);
        broker.beans().goOn();
        broker.beans().set(FakeBeans.BYTES_IN, "Count", 4000L);
        broker.beans().took("Produce", 10, 7);

        RecordingSampleSink next = collectLater(collector, 30);

        assertThat(unknown(missed, JmxMetrics.BYTES_IN, 1)).isEqualTo(TIMED_OUT);
        assertThat(value(next, JmxMetrics.BYTES_IN, 1)).isEqualTo(50);
        assertThat(next.value(
                        JmxMetrics.REQUEST_TIME,
                        labels(1).with("request", "Produce").with("quantile", "0.99")))
                .hasValue(9);
    }

    @Test
    void keepsOneConnectionFromPassToPass() throws Exception {
        FakeBroker broker = fakeBroker();
        live(1, broker.address());
        MetricCollector collector = collector();

        for (int pass = 0; pass < 5; pass++) {
            collectLater(collector, 30);
        }
        int connected = broker.connections();
        collector.close();

        assertThat(connected).isEqualTo(1);
        assertThat(broker.connections()).isZero();
    }

    @Test
    void connectsAnewInTheSamePassWhenTheOldConnectionIsDead() throws Exception {
        FakeBroker broker = fakeBroker();
        live(1, broker.address());
        MetricCollector collector = collector();
        collect(collector);
        broker.dropConnections();

        RecordingSampleSink sink = collectLater(collector, 30);

        assertThat(value(sink, JmxMetrics.JMX_UP, 1)).isEqualTo(1);
    }

    @Test
    void aRestartGivesNeitherASpikeNorANegativeRate() throws Exception {
        FakeBroker broker = fakeBroker();
        live(1, broker.address());
        MetricCollector collector = collector();
        collect(collector);
        broker.beans().restart();
        broker.beans().set(FakeBeans.BYTES_IN, "Count", 999_999_999L);

        RecordingSampleSink restarted = collectLater(collector, 30);
        broker.beans().set(FakeBeans.BYTES_IN, "Count", 1_000_002_999L);
        RecordingSampleSink next = collectLater(collector, 30);

        assertThat(unknown(restarted, JmxMetrics.BYTES_IN, 1)).isEqualTo(WARMING_UP);
        assertThat(unknown(restarted, JmxMetrics.REQUEST_HANDLER_IDLE, 1)).isEqualTo(WARMING_UP);
        assertThat(value(next, JmxMetrics.BYTES_IN, 1)).isEqualTo(100);
    }

    @Test
    void aPortThatNeverAnswersCostsOneDeadlineAndConcernsNobodyElse() throws Exception {
        for (int id = 1; id <= 5; id++) {
            live(id, silentServer().address());
        }
        live(6, fakeBroker().address());

        long began = System.nanoTime();
        RecordingSampleSink sink = collect(collector(), Duration.ofSeconds(10));
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(took).as("five deadlines in a row").isLessThan(Duration.ofSeconds(50));
        assertThat(value(sink, JmxMetrics.JMX_UP, 1)).isZero();
        assertThat(unknown(sink, JmxMetrics.CPU, 1)).isEqualTo(TIMED_OUT);
        assertThat(value(sink, JmxMetrics.JMX_UP, 6)).isEqualTo(1);
        assertThat(value(sink, JmxMetrics.OPEN_FILES, 6)).isEqualTo(300);
    }

    @Test
    void aStubThatPointsToASilentPortCostsOneDeadlineAndPilesUpNoThreads() throws Exception {
        SilentServer silent = silentServer();
        FakeBroker misled = FakeBroker.startNaming("127.0.0.1", silent.port());
        opened.add(misled);
        live(1, misled.address());
        live(2, fakeBroker().address());
        MetricCollector collector = collector();

        for (int pass = 0; pass < 3; pass++) {
            RecordingSampleSink sink = collectLater(collector, 600, Duration.ofSeconds(2));

            assertThat(value(sink, JmxMetrics.JMX_UP, 1)).isZero();
            assertThat(unknown(sink, JmxMetrics.CPU, 1)).isEqualTo(TIMED_OUT);
            assertThat(why(sink, JmxMetrics.CPU, 1).detail())
                    .contains("the RMI port '127.0.0.1:" + silent.port() + "', to which the registry at '"
                            + misled.address() + "' leads,");
            assertThat(value(sink, JmxMetrics.JMX_UP, 2)).isEqualTo(1);
            assertThat(workersOf(1)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aStubThatNamesAnotherHostIsReadOnTheHostThatWasGiven() throws Exception {
        FakeBroker misled = FakeBroker.startNaming("localhost.invalid");
        opened.add(misled);
        live(1, misled.address());

        RecordingSampleSink sink = collect(collector());

        assertThat(value(sink, JmxMetrics.JMX_UP, 1)).isEqualTo(1);
    }

    @Test
    void aReadThatHangsIsGivenUpAndItsThreadEnds() throws Exception {
        FakeBroker broker = fakeBroker();
        live(1, broker.address());
        MetricCollector collector = collector();
        collect(collector);

        broker.beans().hang();
        RecordingSampleSink hung = collectLater(collector, 30, Duration.ofMillis(500));
        awaitNoWorkers(1);
        broker.beans().goOn();
        RecordingSampleSink after = collectLater(collector, 30);

        assertThat(unknown(hung, JmxMetrics.CPU, 1)).isEqualTo(TIMED_OUT);
        assertThat(value(after, JmxMetrics.JMX_UP, 1)).isEqualTo(1);
        assertThat(value(after, JmxMetrics.OPEN_FILES, 1)).isEqualTo(300);
    }

    @Test
    void aClosedPortIsUnreachableAndTriedLessAndLessOften() throws Exception {
        SilentServer closed = silentServer();
        closed.close();
        live(1, closed.address());
        MetricCollector collector = collector();

        RecordingSampleSink refused = collect(collector);
        RecordingSampleSink withoutAttempt = collectLater(collector, 9);

        assertThat(value(refused, JmxMetrics.JMX_UP, 1)).isZero();
        assertThat(unknown(refused, JmxMetrics.CPU, 1)).isEqualTo(UNREACHABLE);
        assertThat(unknown(withoutAttempt, JmxMetrics.CPU, 1)).isEqualTo(UNREACHABLE);
        assertThat(why(refused, JmxMetrics.CPU, 1).detail())
                .startsWith("the RMI registry at '" + closed.address() + "' refused: ");
    }

    @Test
    void aLoginIsAskedForAtEachConnection() throws Exception {
        FakeBroker broker = FakeBroker.startWithLogin("monitor", "correct-horse");
        opened.add(broker);
        live(1, broker.address());
        var password = new String[] {"wrong"};
        MetricCollector collector = collector(JmxEndpoints.of(addresses).credentials("monitor", () -> password[0]));

        RecordingSampleSink refused = collect(collector);
        password[0] = "correct-horse";
        RecordingSampleSink accepted = collectLater(collector, 30);

        assertThat(value(refused, JmxMetrics.JMX_UP, 1)).isZero();
        assertThat(unknown(refused, JmxMetrics.CPU, 1)).isEqualTo(NOT_AUTHORIZED);
        assertThat(why(refused, JmxMetrics.CPU, 1).detail())
                .contains("refuses the login of 'monitor'")
                .doesNotContain("wrong");
        assertThat(value(accepted, JmxMetrics.JMX_UP, 1)).isEqualTo(1);
    }

    @Test
    void aBrokerThatIsNotLiveAnyMoreIsUnknownForHalfAnHourAndThenGone() throws Exception {
        FakeBroker broker = fakeBroker();
        live(1, broker.address());
        MetricCollector collector = collector();
        collect(collector);

        live.remove(1);
        RecordingSampleSink dead = collectLater(collector, 30);
        RecordingSampleSink gone = collectLater(collector, 1800);

        assertThat(unknown(dead, JmxMetrics.JMX_UP, 1)).isEqualTo(UNREACHABLE);
        assertThat(unknown(dead, JmxMetrics.CPU, 1)).isEqualTo(UNREACHABLE);
        assertThat(gone.values()).isEmpty();
        assertThat(gone.unknowns(JmxMetrics.CPU)).isEmpty();
        awaitNoWorkers(1);
        assertThat(broker.connections()).isZero();
    }

    @Test
    void aLiveBrokerWithoutAnAddressCannotBeReadAndSaysSo() throws Exception {
        live(1, fakeBroker().address());
        live.put(2, new BrokerAddress(2, "127.0.0.1"));

        RecordingSampleSink sink = collect(collector());

        assertThat(value(sink, JmxMetrics.JMX_UP, 1)).isEqualTo(1);
        assertThat(value(sink, JmxMetrics.JMX_UP, 2)).isZero();
        assertThat(why(sink, JmxMetrics.UPTIME, 2))
                .isEqualTo(new Unknown(CONFIGURATION, "the JMX endpoints have no address for broker 2; add it"));
    }

    @Test
    void aPortThatSeveralBrokersShareIsReadOnlyForTheOneWhosePortItIs() throws Exception {
        FakeBroker broker = fakeBroker();
        broker.beans().set(FakeBeans.NODE + 1, "version", "4.4.0");
        for (int id = 1; id <= 3; id++) {
            live.put(id, new BrokerAddress(id, "127.0.0.1"));
        }

        RecordingSampleSink sink = collect(collector(JmxEndpoints.onPort(broker.port())));

        assertThat(value(sink, JmxMetrics.JMX_UP, 1)).isEqualTo(1);
        assertThat(value(sink, JmxMetrics.OPEN_FILES, 1)).isEqualTo(300);
        for (int id = 2; id <= 3; id++) {
            assertThat(value(sink, JmxMetrics.JMX_UP, id)).isZero();
            assertThat(unknown(sink, JmxMetrics.OPEN_FILES, id)).isEqualTo(CONFIGURATION);
            assertThat(why(sink, JmxMetrics.OPEN_FILES, id).detail())
                    .startsWith("port " + broker.port() + " at '127.0.0.1' is broker 1, not broker " + id + "; ");
        }
    }

    @Test
    void aControllersPortIsNoBrokers() throws Exception {
        FakeBroker controller = fakeBroker();
        controller.beans().set(FakeBeans.NODE + 3000, "version", "4.4.0");
        controller.beans().remove(FakeBeans.UNDER_REPLICATED);
        live(1, controller.address());

        RecordingSampleSink sink = collect(collector());

        assertThat(why(sink, JmxMetrics.CPU, 1).detail()).contains("is the controller 3000, not broker 1");
    }

    @Test
    void anotherJvmIsNoBroker() throws Exception {
        FakeBroker other = fakeBroker();
        other.beans().remove(FakeBeans.UNDER_REPLICATED);
        live(1, other.address());

        RecordingSampleSink sink = collect(collector());

        assertThat(value(sink, JmxMetrics.JMX_UP, 1)).isZero();
        assertThat(why(sink, JmxMetrics.CPU, 1).detail()).contains("is a JVM without MBeans of Kafka");
    }

    @Test
    void aPortThatBecomesAnotherBrokersIsNotTakenForTheOldOne() throws Exception {
        FakeBroker broker = fakeBroker();
        broker.beans().set(FakeBeans.NODE + 1, "version", "4.4.0");
        live(1, broker.address());
        MetricCollector collector = collector();
        RecordingSampleSink before = collect(collector);

        broker.beans().remove(FakeBeans.NODE + 1);
        broker.beans().set(FakeBeans.NODE + 2, "version", "4.4.0");
        broker.dropConnections();
        RecordingSampleSink after = collectLater(collector, 30);

        assertThat(value(before, JmxMetrics.JMX_UP, 1)).isEqualTo(1);
        assertThat(value(after, JmxMetrics.JMX_UP, 1)).isZero();
        assertThat(why(after, JmxMetrics.CPU, 1).detail()).contains("is broker 2, not broker 1");
    }

    @Test
    void anRmiPortThatRefusesIsNamedAndNotTheRegistry() throws Exception {
        SilentServer closed = silentServer();
        closed.close();
        FakeBroker misled = FakeBroker.startNaming("localhost.invalid", closed.port());
        opened.add(misled);
        live(1, misled.address());

        RecordingSampleSink sink = collect(collector());

        assertThat(unknown(sink, JmxMetrics.CPU, 1)).isEqualTo(UNREACHABLE);
        assertThat(why(sink, JmxMetrics.CPU, 1).detail())
                .startsWith("the RMI port '" + closed.address() + "', to which the registry at '" + misled.address()
                        + "' leads, refused: Connection refused")
                .contains("jmxremote.rmi.port");
    }

    @Test
    void aStubWithoutAPortIsTheRegistrysFault() throws Exception {
        FakeBroker misled = FakeBroker.startNaming("127.0.0.1", 0);
        opened.add(misled);
        live(1, misled.address());

        RecordingSampleSink sink = collect(collector());

        assertThat(why(sink, JmxMetrics.CPU, 1).detail())
                .isEqualTo("the RMI registry at '" + misled.address() + "': it leads to port '0', which is none");
    }

    @Test
    void aSilentRegistryIsNamed() throws Exception {
        SilentServer silent = silentServer();
        live(1, silent.address());

        RecordingSampleSink sink = collect(collector(), Duration.ofMillis(300));

        assertThat(why(sink, JmxMetrics.CPU, 1))
                .hasToString("no answer in time (the RMI registry at '" + silent.address() + "' does not answer)");
    }

    @Test
    void aHostThatIsNotKnownIsNamed() throws Exception {
        live(1, "no-such-host.invalid:9999");

        RecordingSampleSink sink = collect(collector());

        assertThat(why(sink, JmxMetrics.CPU, 1).detail())
                .isEqualTo("the host of the RMI registry at 'no-such-host.invalid:9999' is not known here; check its"
                        + " name in the JMX endpoints");
    }

    @Test
    void aPortThatHangsUpIsPerhapsNotTheJmxPort() throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread hangingUp = new Thread(() -> {
                try {
                    while (true) {
                        server.accept().close();
                    }
                } catch (IOException e) {
                    // the test is over
                }
            });
            hangingUp.setDaemon(true);
            hangingUp.start();
            live(1, "127.0.0.1:" + server.getLocalPort());

            RecordingSampleSink sink = collect(collector());

            assertThat(why(sink, JmxMetrics.CPU, 1).detail())
                    .startsWith("the RMI registry at '127.0.0.1:" + server.getLocalPort() + "': ")
                    .contains("is it the JMX port");
        }
    }

    @Test
    void aLoginThatNobodyGaveIsAskedFor() throws Exception {
        FakeBroker broker = FakeBroker.startWithLogin("monitor", "correct-horse");
        opened.add(broker);
        live(1, broker.address());

        RecordingSampleSink sink = collect(collector());

        assertThat(unknown(sink, JmxMetrics.CPU, 1)).isEqualTo(NOT_AUTHORIZED);
        assertThat(why(sink, JmxMetrics.CPU, 1).detail()).contains("asks for a login");
    }

    @Test
    void aPasswordThatCannotBeHadIsNotTheBrokersFaultAndSaysNothingOfItself() throws Exception {
        live(1, fakeBroker().address());
        JmxEndpoints endpoints = JmxEndpoints.of(addresses).credentials("monitor", () -> {
            throw new IllegalStateException("hunter2 is not in the vault");
        });

        RecordingSampleSink sink = collect(collector(endpoints));

        assertThat(unknown(sink, JmxMetrics.CPU, 1)).isEqualTo(CONFIGURATION);
        assertThat(why(sink, JmxMetrics.CPU, 1).detail())
                .contains("password", "IllegalStateException")
                .doesNotContain("hunter2");
    }

    @Test
    void followsABrokerThatMovesToAnotherHost() throws Exception {
        FakeBroker broker = fakeBroker();
        live.put(1, new BrokerAddress(1, "host.invalid"));
        MetricCollector collector = collector(JmxEndpoints.onPort(broker.port()));

        RecordingSampleSink before = collect(collector);
        live.put(1, new BrokerAddress(1, "127.0.0.1"));
        RecordingSampleSink after = collectLater(collector, 1);

        assertThat(value(before, JmxMetrics.JMX_UP, 1)).isZero();
        assertThat(value(after, JmxMetrics.JMX_UP, 1)).isEqualTo(1);
    }

    @Test
    void failsAsAWholeWhenTheLiveBrokersCannotBeTold() {
        MetricCollector collector = JmxCollectors.brokerLoad(
                JmxEndpoints.onPort(9999),
                context -> {
                    throw new IOException("no cluster");
                },
                "test");

        assertThatThrownBy(() -> collect(collector)).hasMessage("no cluster");
    }

    private FakeBroker fakeBroker() throws Exception {
        FakeBroker broker = FakeBroker.start();
        opened.add(broker);
        return broker;
    }

    private SilentServer silentServer() throws Exception {
        var server = new SilentServer();
        opened.add(server);
        return server;
    }

    private void live(int id, String address) {
        live.put(id, new BrokerAddress(id, "127.0.0.1"));
        addresses.put(id, address);
    }

    private MetricCollector collector() {
        return collector(JmxEndpoints.of(addresses));
    }

    private MetricCollector collector(JmxEndpoints endpoints) {
        Collection<BrokerAddress> brokers = live.values();
        MetricCollector collector = JmxCollectors.brokerLoad(endpoints, context -> brokers, "test");
        opened.add(collector);
        return collector;
    }

    private RecordingSampleSink collect(MetricCollector collector) throws Exception {
        return collect(collector, TIME_ALLOWED);
    }

    private RecordingSampleSink collect(MetricCollector collector, Duration timeAllowed) throws Exception {
        RecordingSampleSink sink = RecordingSampleSink.forMetrics(collector.metrics());
        collector.collect(CollectContext.startingNow(clock, timeAllowed), sink);
        return sink;
    }

    private RecordingSampleSink collectLater(MetricCollector collector, int seconds) throws Exception {
        return collectLater(collector, seconds, TIME_ALLOWED);
    }

    private RecordingSampleSink collectLater(MetricCollector collector, int seconds, Duration timeAllowed)
            throws Exception {
        clock.advance(Duration.ofSeconds(seconds));
        return collect(collector, timeAllowed);
    }

    private static double value(RecordingSampleSink sink, Metric metric, int broker) {
        return sink.value(metric, labels(broker)).orElseThrow();
    }

    private static UnknownReason unknown(RecordingSampleSink sink, Metric metric, int broker) {
        return why(sink, metric, broker).reason();
    }

    private static Unknown why(RecordingSampleSink sink, Metric metric, int broker) {
        return Optional.ofNullable(sink.unknowns(metric).get(labels(broker))).orElseThrow();
    }

    private static Labels labels(int broker) {
        return Labels.of("broker", Integer.toString(broker));
    }

    private static long workersOf(int broker) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("kafka-monitor-test-jmx-" + broker))
                .count();
    }

    private static void awaitNoWorkers(int broker) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("kafka-monitor-test-jmx-" + broker)) {
                thread.join(2000);
            }
        }
        assertThat(workersOf(broker)).as("worker threads of broker " + broker).isZero();
    }
}
