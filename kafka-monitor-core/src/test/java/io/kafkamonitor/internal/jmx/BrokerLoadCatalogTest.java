package io.kafkamonitor.internal.jmx;

import static io.kafkamonitor.internal.jmx.FakeBeans.usage;
import static io.kafkamonitor.metric.UnknownReason.INCOMPLETE;
import static io.kafkamonitor.metric.UnknownReason.NOTHING_TO_MEASURE;
import static io.kafkamonitor.metric.UnknownReason.NOT_REPORTED;
import static io.kafkamonitor.metric.UnknownReason.UNSUPPORTED;
import static io.kafkamonitor.metric.UnknownReason.WARMING_UP;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.UnknownReason;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerLoadCatalogTest {

    private final FakeBeans beans = new FakeBeans();
    private final BeanReader reader = new BeanReader(beans);
    private BrokerReading before;

    @Test
    void hasASeriesForEachMetricButTheOneOfThePort() {
        Set<Metric> metrics =
                BrokerLoadCatalog.SERIES.stream().map(BrokerSeries::metric).collect(toSet());

        Set<Metric> expected = new HashSet<>(JmxMetrics.ALL);
        expected.remove(JmxMetrics.JMX_UP);
        assertThat(metrics).isEqualTo(expected);
    }

    @Test
    void namesItsLabelsAsTheMetricsDo() {
        assertThat(BrokerLoadCatalog.SERIES)
                .allSatisfy(series -> assertThat(series.labelsOf(1).asMap().keySet())
                        .containsExactlyInAnyOrderElementsOf(series.metric().labelNames()));
    }

    @Test
    void hasOfLabelsJustTheValuesThatTheMetricsDeclare() {
        for (Metric metric : JmxMetrics.ALL) {
            for (String label : metric.labelNames()) {
                Set<String> written = BrokerLoadCatalog.SERIES.stream()
                        .filter(series -> series.metric().equals(metric))
                        .map(series -> String.valueOf(series.labelsOf(1).value(label)))
                        .collect(toSet());
                if (!metric.labelValues(label).isEmpty()) {
                    assertThat(written).isEqualTo(metric.labelValues(label));
                }
            }
        }
        assertThat(JmxMetrics.REQUEST_TIME.labelValues("quantile")).isNotEmpty();
    }

    @Test
    void readsLevelsAsTheyStand() throws Exception {
        assertThat(value(JmxMetrics.UPTIME)).isEqualTo(3600);
        assertThat(value(JmxMetrics.HEAP_USED)).isEqualTo(400);
        assertThat(value(JmxMetrics.HEAP_MAX)).isEqualTo(1000);
        assertThat(value(JmxMetrics.HEAP_AFTER_GC)).isEqualTo(0.3);
        assertThat(value(JmxMetrics.OPEN_FILES)).isEqualTo(300);
        assertThat(value(JmxMetrics.OPEN_FILES_RATIO)).isEqualTo(0.25);
        assertThat(value(JmxMetrics.REQUEST_QUEUE)).isEqualTo(3);
        assertThat(value(JmxMetrics.BROKER_UNDER_REPLICATED)).isEqualTo(2);
        assertThat(value(JmxMetrics.OFFLINE_LOG_DIRS)).isZero();
        assertThat(value(JmxMetrics.NETWORK_IDLE)).isEqualTo(0.9);
    }

    @Test
    void readsTheTimeOfRequestsThatRulesAskFor() throws Exception {
        readBefore();
        beans.took("Produce", 1, 9);

        assertThat(value(
                        JmxMetrics.REQUEST_TIME,
                        "request",
                        JmxMetrics.PRODUCE,
                        "quantile",
                        JmxMetrics.ONE_IN_A_HUNDRED))
                .isEqualTo(9);
    }

    @Test
    void countsTheNanosecondsInWhichRequestHandlersWereIdle() throws Exception {
        readBefore();
        beans.set(FakeBeans.HANDLERS, "Count", 123_456_789_000L + 22_500_000_000L);

        assertThat(value(JmxMetrics.REQUEST_HANDLER_IDLE)).isEqualTo(0.75);
    }

    @Test
    void requestHandlersThatBecomeBusyAreSeenAtOnceHoweverIdleTheyWere() throws Exception {
        beans.set(FakeBeans.HANDLERS, "OneMinuteRate", 0.99);
        readBefore();

        assertThat(value(JmxMetrics.REQUEST_HANDLER_IDLE)).isZero();
    }

    @Test
    void anIdleRatioBeyondOneIsOne() throws Exception {
        readBefore();
        beans.set(FakeBeans.HANDLERS, "Count", 123_456_789_000L + 30_001_000_000L);

        assertThat(value(JmxMetrics.REQUEST_HANDLER_IDLE)).isEqualTo(1);
    }

    @Test
    void idlenessOfNetworkThreadsMeansNothingInTheFirstTwoMinutes() throws Exception {
        beans.set(FakeBeans.RUNTIME, "Uptime", 119_000L);
        beans.set(FakeBeans.NETWORK, "Value", 0.2);

        assertThat(unknown(JmxMetrics.NETWORK_IDLE)).isEqualTo(WARMING_UP);
    }

    @Test
    void aMeterOfIdlenessThatIsMadeBetweenTwoReadingsHasNotBeenBusyBefore() throws Exception {
        beans.remove(FakeBeans.HANDLERS);
        readBefore();
        beans.set(FakeBeans.HANDLERS, "Count", 1_000L);

        assertThat(unknown(JmxMetrics.REQUEST_HANDLER_IDLE)).isEqualTo(WARMING_UP);
    }

    @Test
    void theProcessorsAreThoseThatTheBrokerMayUse() throws Exception {
        readBefore();
        beans.set(FakeBeans.SYSTEM, "ProcessCpuTime", 90_000_000_000L);

        assertThat(value(JmxMetrics.CPU)).isEqualTo(0.25);
    }

    @Test
    void processorTimeThatNobodyCountsIsUnknown() throws Exception {
        beans.set(FakeBeans.SYSTEM, "ProcessCpuTime", -1L);
        readBefore();

        assertThat(unknown(JmxMetrics.CPU)).isEqualTo(UNSUPPORTED);
    }

    @Test
    void aQuantileWithoutNewRequestsIsNoMeasurement() throws Exception {
        beans.took("Produce", 1000, 1289);
        readBefore();

        assertThat(timeUnknown("Produce")).isEqualTo(NOTHING_TO_MEASURE);
    }

    @Test
    void aBrokerThatHasNotHadARequestYetHasNoTimeForIt() throws Exception {
        assertThat(timeUnknown("FetchFollower")).isEqualTo(NOTHING_TO_MEASURE);
        beans.remove(FakeBeans.time("FetchConsumer"));
        assertThat(timeUnknown("FetchConsumer")).isEqualTo(NOTHING_TO_MEASURE);
    }

    @Test
    void aHistogramOfWhichNobodyKnowsWhetherItGrewIsNotJudged() throws Exception {
        beans.took("Produce", 1000, 1289);

        assertThat(timeUnknown("Produce")).isEqualTo(WARMING_UP);
    }

    @Test
    void aHistogramThatIsMadeBetweenTwoReadingsIsOfNow() throws Exception {
        beans.remove(FakeBeans.time("Produce"));
        readBefore();
        beans.took("Produce", 0, 0);

        assertThat(time("Produce")).isEqualTo(9);
    }

    @Test
    void aHistogramThatBeganAnewIsNotJudged() throws Exception {
        readBefore();
        beans.set(FakeBeans.time("Produce"), "Count", 3L);

        assertThat(timeUnknown("Produce")).isEqualTo(WARMING_UP);
    }

    @Test
    void aFewFastRequestsAfterASlowBurstAreFast() throws Exception {
        beans.took("Produce", 1000, 1289);
        readBefore();
        beans.took("Produce", 1, 2);
        assertThat(time("Produce")).isEqualTo(2);

        readBefore();
        beans.took("Produce", 100, 1);
        assertThat(time("Produce")).isEqualTo(100);
    }

    @Test
    void theSlowOneOfManyFastRequestsIsNotHidden() throws Exception {
        beans.took("Produce", 1000, 1);
        readBefore();
        beans.took("Produce", 9_900, 1);
        beans.took("Produce", 100, 1289);

        assertThat(time("Produce")).isEqualTo(1289);
    }

    @Test
    void aHistogramWithoutAMeanIsTakenAtItsWord() throws Exception {
        beans.forget(FakeBeans.time("Produce"), "Mean");
        readBefore();
        beans.set(FakeBeans.time("Produce"), "Count", 201L);

        assertThat(time("Produce")).isEqualTo(9);
    }

    @Test
    void aHistogramThatDoesNotSayHowManyItHasSeenIsNotJudged() throws Exception {
        beans.forget(FakeBeans.time("Produce"), "Count");
        readBefore();

        assertThat(timeUnknown("Produce")).isEqualTo(NOT_REPORTED);
    }

    @Test
    void neverShowsMoreHeapAfterACollectionThanIsInUseNow() throws Exception {
        beans.set(FakeBeans.OLD_GEN, "CollectionUsage", usage(880, 1000));
        beans.set(FakeBeans.OLD_GEN, "Usage", usage(100, 1000));

        assertThat(value(JmxMetrics.HEAP_AFTER_GC)).isEqualTo(0.1);
    }

    @Test
    void timeIsThatOfTheBrokerWhereItTellsItsOwn() throws Exception {
        readBefore();
        beans.set(FakeBeans.RUNTIME, "Uptime", 3_600_000L + 10_000L);
        beans.set(FakeBeans.BYTES_IN, "Count", 1600L);

        assertThat(value(JmxMetrics.BYTES_IN)).isEqualTo(60);
    }

    @Test
    void aShorterUptimeIsAnotherRunWhateverTheStartTime() throws Exception {
        readBefore();
        beans.set(FakeBeans.RUNTIME, "Uptime", 5_000L);
        beans.set(FakeBeans.BYTES_IN, "Count", 5_000_000L);

        assertThat(unknown(JmxMetrics.BYTES_IN)).isEqualTo(WARMING_UP);
        assertThat(timeUnknown("Produce")).isEqualTo(WARMING_UP);
    }

    @Test
    void aRateIsTheGrowthPerSecondBetweenTwoReadings() throws Exception {
        readBefore();
        beans.set(FakeBeans.BYTES_IN, "Count", 1600L);

        assertThat(value(JmxMetrics.BYTES_IN)).isEqualTo(20);
        assertThat(value(JmxMetrics.BYTES_OUT)).isZero();
    }

    @Test
    void theFirstReadingGivesNoRate() throws Exception {
        assertThat(unknown(JmxMetrics.BYTES_IN)).isEqualTo(WARMING_UP);
        assertThat(unknown(JmxMetrics.REPLICATION_BYTES_IN)).isEqualTo(WARMING_UP);
        assertThat(unknown(JmxMetrics.GC_TIME)).isEqualTo(WARMING_UP);
        assertThat(unknown(JmxMetrics.CPU)).isEqualTo(WARMING_UP);
        assertThat(unknown(JmxMetrics.REQUEST_HANDLER_IDLE)).isEqualTo(WARMING_UP);
        assertThat(unknown(JmxMetrics.REQUESTS, "request", "Produce")).isEqualTo(WARMING_UP);
        assertThat(unknown(JmxMetrics.FAILED_REQUESTS, "request", "Fetch")).isEqualTo(WARMING_UP);
    }

    @Test
    void aMeterThatIsNotMadeYetHasCountedNothing() throws Exception {
        readBefore();

        assertThat(value(JmxMetrics.REPLICATION_BYTES_IN)).isZero();
        assertThat(value(JmxMetrics.FAILED_REQUESTS, "request", "Fetch")).isZero();
    }

    @Test
    void aMeterThatIsMadeBetweenTwoReadingsCountsFromZero() throws Exception {
        readBefore();
        beans.set(FakeBeans.topic("ReplicationBytesInPerSec"), "Count", 300L);

        assertThat(value(JmxMetrics.REPLICATION_BYTES_IN)).isEqualTo(10);
    }

    @Test
    void aCounterThatWentBackGivesNoRate() throws Exception {
        readBefore();
        beans.set(FakeBeans.BYTES_IN, "Count", 1L);
        beans.set(FakeBeans.requests("Produce", 11), "Count", 1L);
        beans.set(FakeBeans.OLD_COLLECTOR, "CollectionTime", 1L);

        assertThat(unknown(JmxMetrics.BYTES_IN)).isEqualTo(WARMING_UP);
        assertThat(unknown(JmxMetrics.REQUESTS, "request", "Produce")).isEqualTo(WARMING_UP);
        assertThat(unknown(JmxMetrics.GC_TIME)).isEqualTo(WARMING_UP);
    }

    @Test
    void anotherStartTimeGivesNoRateHoweverTheCountersStand() throws Exception {
        readBefore();
        beans.set(FakeBeans.RUNTIME, "StartTime", 2_000_000L);
        beans.set(FakeBeans.BYTES_IN, "Count", 5_000_000L);

        assertThat(unknown(JmxMetrics.BYTES_IN)).isEqualTo(WARMING_UP);
    }

    @Test
    void requestsAreSummedOverTheVersions() throws Exception {
        beans.set(FakeBeans.requests("Produce", 9), "Count", 5L);
        readBefore();
        beans.set(FakeBeans.requests("Produce", 9), "Count", 35L);
        beans.set(FakeBeans.requests("Produce", 11), "Count", 160L);

        assertThat(value(JmxMetrics.REQUESTS, "request", "Produce")).isEqualTo(3);
        assertThat(value(JmxMetrics.REQUESTS, "request", "JoinGroup")).isZero();
    }

    @Test
    void fetchesAreNotCountedAgainAmongTheOtherRequests() throws Exception {
        readBefore();
        beans.set(FakeBeans.requests("Fetch", 17), "Count", 370L);
        beans.set(FakeBeans.requests("FetchConsumer", 17), "Count", 370L);
        beans.set(FakeBeans.requests("ApiVersions", 4), "Count", 40L);

        assertThat(value(JmxMetrics.REQUESTS, "request", "FetchConsumer")).isEqualTo(10);
        assertThat(value(JmxMetrics.REQUESTS, "request", "Other")).isEqualTo(1);
    }

    @Test
    void aVersionThatIsNewCountsFromItsSecondReadingOn() throws Exception {
        readBefore();
        beans.set(FakeBeans.requests("Produce", 12), "Count", 900_000L);
        beans.remove(FakeBeans.requests("Produce", 11));
        assertThat(value(JmxMetrics.REQUESTS, "request", "Produce")).isZero();

        readBefore();
        beans.set(FakeBeans.requests("Produce", 12), "Count", 900_060L);

        assertThat(value(JmxMetrics.REQUESTS, "request", "Produce")).isEqualTo(2);
    }

    @Test
    void tooManyKindsAndVersionsLeaveTheNamedKindsKnown() throws Exception {
        for (int i = 0; i < BeanReader.FAMILY_LIMIT; i++) {
            beans.set(FakeBeans.requests("AKind" + i, 0), "Count", 1L);
        }
        readBefore();
        beans.set(FakeBeans.requests("Produce", 11), "Count", 130L);

        assertThat(value(JmxMetrics.REQUESTS, "request", "Produce")).isEqualTo(1);
        assertThat(unknown(JmxMetrics.REQUESTS, "request", "Other")).isEqualTo(INCOMPLETE);
    }

    @Test
    void timeInCollectionsIsSummedOverThoseThatStopTheBroker() throws Exception {
        beans.set("java.lang:type=GarbageCollector,name=ZGC Major Cycles", "CollectionTime", 0L);
        readBefore();
        beans.set(FakeBeans.YOUNG_COLLECTOR, "CollectionTime", 2000L);
        beans.set(FakeBeans.OLD_COLLECTOR, "CollectionTime", 1600L);
        beans.set("java.lang:type=GarbageCollector,name=ZGC Major Cycles", "CollectionTime", 29_000L);

        assertThat(value(JmxMetrics.GC_TIME)).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void timeInCollectionsThatIsNotCountedIsNotZero() throws Exception {
        readBefore();
        beans.forget(FakeBeans.OLD_COLLECTOR, "CollectionTime");
        assertThat(unknown(JmxMetrics.GC_TIME)).isEqualTo(NOT_REPORTED);

        beans.set(FakeBeans.OLD_COLLECTOR, "CollectionTime", -1L);
        assertThat(unknown(JmxMetrics.GC_TIME)).isEqualTo(NOT_REPORTED);
    }

    @Test
    void theHeapAfterACollectionIsNotKnownBeforeTheFirstOne() throws Exception {
        beans.set(FakeBeans.OLD_GEN, "CollectionUsage", usage(0, 1000));

        assertThat(unknown(JmxMetrics.HEAP_AFTER_GC)).isEqualTo(WARMING_UP);
    }

    @Test
    void aPoolWithoutALimitIsMeasuredAgainstTheHeap() throws Exception {
        beans.forget(FakeBeans.OLD_GEN, "Usage");
        beans.set(FakeBeans.OLD_GEN, "CollectionUsage", usage(300, -1));
        assertThat(value(JmxMetrics.HEAP_AFTER_GC)).isEqualTo(0.3);

        beans.set(FakeBeans.MEMORY, "HeapMemoryUsage", usage(400, -1));
        assertThat(unknown(JmxMetrics.HEAP_AFTER_GC)).isEqualTo(UNSUPPORTED);
        assertThat(unknown(JmxMetrics.HEAP_MAX)).isEqualTo(UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PS Old Gen", "Tenured Gen", "ZHeap", "ZGC Old Generation", "Shenandoah", "Shenandoah Old Gen"})
    void theOldGenerationIsKnownByManyNames(String pool) throws Exception {
        beans.remove(FakeBeans.OLD_GEN);
        beans.set("java.lang:type=MemoryPool,name=Shenandoah Young Gen", "CollectionUsage", usage(10, 1000));
        beans.set("java.lang:type=MemoryPool,name=ZGC Young Generation", "CollectionUsage", usage(10, 1000));
        beans.set("java.lang:type=MemoryPool,name=" + pool, "CollectionUsage", usage(800, 1000));

        assertThat(value(JmxMetrics.HEAP_AFTER_GC)).isEqualTo(0.8);
    }

    @Test
    void whatIsNotFiniteIsNeverAValue() throws Exception {
        readBefore();
        beans.set(FakeBeans.NETWORK, "Value", Double.NaN);
        beans.took("Produce", 1, 1);
        beans.set(FakeBeans.time("Produce"), "99thPercentile", Double.NaN);

        assertThat(unknown(JmxMetrics.NETWORK_IDLE)).isEqualTo(NOT_REPORTED);
        assertThat(timeUnknown("Produce")).isEqualTo(NOT_REPORTED);
    }

    @Test
    void aGaugeThatIsATextIsUnknownAndSpoilsNothingElse() throws Exception {
        beans.set(FakeBeans.REQUEST_QUEUE, "Value", "broken");

        assertThat(unknown(JmxMetrics.REQUEST_QUEUE)).isEqualTo(UNSUPPORTED);
        assertThat(value(JmxMetrics.NETWORK_IDLE)).isEqualTo(0.9);
    }

    @Test
    void anAttributeThatCannotBeReadSpoilsNoOtherOfItsBean() throws Exception {
        readBefore();
        beans.took("Produce", 1, 9);
        beans.forget(FakeBeans.SYSTEM, "ProcessCpuTime");
        beans.forget(FakeBeans.time("Produce"), "95thPercentile");

        assertThat(unknown(JmxMetrics.CPU)).isEqualTo(NOT_REPORTED);
        assertThat(value(JmxMetrics.OPEN_FILES)).isEqualTo(300);
        assertThat(unknown(JmxMetrics.REQUEST_TIME, "request", "Produce", "quantile", "0.95"))
                .isEqualTo(NOT_REPORTED);
        assertThat(value(JmxMetrics.REQUEST_TIME, "request", "Produce", "quantile", "0.5"))
                .isEqualTo(9);
    }

    @Test
    void aBeanThatShouldAlwaysBeThereAndIsNotIsNotMistakenForZero() throws Exception {
        beans.remove(FakeBeans.UNDER_REPLICATED);
        beans.remove(FakeBeans.HANDLERS);

        assertThat(measured(JmxMetrics.BROKER_UNDER_REPLICATED)).isInstanceOf(Measured.NotThere.class);
        assertThat(measured(JmxMetrics.REQUEST_HANDLER_IDLE)).isInstanceOf(Measured.NotThere.class);
    }

    private double time(String kind) throws IOException {
        return value(JmxMetrics.REQUEST_TIME, "request", kind, "quantile", "0.99");
    }

    private UnknownReason timeUnknown(String kind) throws IOException {
        return unknown(JmxMetrics.REQUEST_TIME, "request", kind, "quantile", "0.99");
    }

    /** Reads 30 seconds before the reading that is measured. */
    private void readBefore() throws IOException {
        before = reader.read(nextTime());
    }

    private long nextTime() {
        return before == null ? 0 : before.nanoTime() + 30_000_000_000L;
    }

    private double value(Metric metric, String... labels) throws IOException {
        Measured measured = measured(metric, labels);
        assertThat(measured).isInstanceOf(Measured.Value.class);
        return ((Measured.Value) measured).value();
    }

    private UnknownReason unknown(Metric metric, String... labels) throws IOException {
        Measured measured = measured(metric, labels);
        assertThat(measured).isInstanceOf(Measured.NotKnown.class);
        return ((Measured.NotKnown) measured).why().reason();
    }

    private Measured measured(Metric metric, String... labels) throws IOException {
        BrokerSeries series = BrokerLoadCatalog.SERIES.stream()
                .filter(it -> it.metric().equals(metric) && it.labels().equals(List.of(labels)))
                .findFirst()
                .orElseThrow();
        return series.measure().of(Readings.of(before, reader.read(nextTime())));
    }
}
