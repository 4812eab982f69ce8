package io.kafkamonitor.rules.recommended;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.RuleReader;
import io.kafkamonitor.rules.testing.RuleTester;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each rule of {@code docs/rules.md} that is there to be copied: when it fires, and when it must not. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RulesToCopyTest {

    /** A metric of somebody's own collector. */
    private static final Metric WAITING_TIME =
            Metric.amount("orders.waiting_time", Unit.SECONDS, "Age of the oldest record to read.", "group", "topic");

    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Labels BILLING = Labels.of("group", "billing");
    private static final Labels BILLING_ORDERS = BILLING.with("topic", "orders");
    private static final Labels DISK = Labels.of("broker", "1", "dir", "/data");

    private final Map<String, String> texts = new RulesDocument().toCopy();
    private final RuleReader reader = RuleReader.ofShippedMetrics().knowing(List.of(WAITING_TIME));

    private RuleTester rule(String name, Duration interval) {
        Rule rule = reader.read(texts.get(name));
        assertThat(reader.read(rule.toString())).hasToString(rule.toString());
        return RuleTester.of(rule).every(interval);
    }

    private static Labels broker(int id) {
        return Labels.of("broker", "" + id);
    }

    private static Labels partition(Labels of, int id) {
        return of.with("partition", "" + id);
    }

    @Test
    void isAllThatIsTried() {
        assertThat(texts.keySet())
                .containsExactly(
                        "under-replicated",
                        "backlog",
                        "late",
                        "group-stalled",
                        "topic-silent",
                        "produce-failing",
                        "hot-broker",
                        "few-brokers",
                        "restarted",
                        "disk-filling",
                        "topics-missing",
                        "members-missing",
                        "traffic-halved");
    }

    @Test
    void underReplicatedForTenSeconds() {
        rule("under-replicated", ofSeconds(5))
                .series(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, ORDERS, "0 3 0 0 3x3 0x3")
                .run()
                .fires(ORDERS)
                .at(ofSeconds(30))
                .onlyOnce();
    }

    @Test
    void backlogWithAThresholdByPattern() {
        Labels payments = BILLING.with("topic", "payments-eu");
        Labels old = BILLING.with("topic", "payments-old");

        rule("backlog", ofMinutes(1))
                .series(GroupMetrics.GROUP_LAG, partition(BILLING_ORDERS, 0), "30000x20")
                .series(GroupMetrics.GROUP_LAG, partition(BILLING_ORDERS, 1), "20000x4 20001x16")
                .series(GroupMetrics.GROUP_LAG, partition(payments, 0), "1001x20")
                .series(GroupMetrics.GROUP_LAG, partition(old, 0), "1000000x20")
                .run()
                .fires(BILLING_ORDERS)
                .at(ofMinutes(9))
                .and()
                .fires(payments)
                .at(ofMinutes(5))
                .and()
                .neverFires(old);
    }

    @Test
    void backlogOfFiveMinutes() {
        rule("late", ofMinutes(1))
                .series(WAITING_TIME, BILLING_ORDERS, "10x3 301 300 270 10")
                .series(WAITING_TIME, BILLING.with("topic", "audit"), "10x7")
                .run()
                .fires(BILLING)
                .at(ofMinutes(3))
                .isOver()
                .at(ofMinutes(5));
    }

    @Test
    void groupThatStandsStill() {
        rule("group-stalled", ofMinutes(1))
                .series(GroupMetrics.GROUP_LAG_BY_TOPIC, BILLING_ORDERS, "50x40")
                .series(GroupMetrics.COMMITTED_OFFSET, partition(BILLING_ORDERS, 0), "100+7x15 205x15 300+7x10")
                .series(GroupMetrics.COMMITTED_OFFSET, partition(BILLING_ORDERS, 1), "90x40")
                .run()
                .fires(BILLING_ORDERS)
                .at(ofMinutes(25))
                .isOver()
                .at(ofMinutes(30))
                .onlyOnce();
        rule("group-stalled", ofMinutes(1))
                .series(GroupMetrics.GROUP_LAG_BY_TOPIC, BILLING_ORDERS, "0x40")
                .series(GroupMetrics.COMMITTED_OFFSET, partition(BILLING_ORDERS, 0), "100x40")
                .run()
                .neverFires(); // has nothing to read
    }

    @Test
    void topicThatIsSilentInOfficeHours() {
        Labels first = partition(ORDERS, 0);

        rule("topic-silent", ofMinutes(1))
                .series(GroupMetrics.LOG_END_OFFSET, first, "100+5x20 195x1440")
                .series(GroupMetrics.LOG_END_OFFSET, partition(Labels.of("topic", "quiet"), 0), "7x1460")
                .run()
                .fires(ORDERS)
                .at(ofHours(7)) // when the office opens in Berlin
                .isOver()
                .at(ofHours(17))
                .and()
                .neverFires(Labels.of("topic", "quiet"));
        rule("topic-silent", ofMinutes(1))
                .series(GroupMetrics.LOG_END_OFFSET, first, "100+5x300")
                .run()
                .neverFires();
    }

    @Test
    void failedProduceRequests() {
        Labels produce = broker(1).with("request", JmxMetrics.PRODUCE);

        rule("produce-failing", ofSeconds(30))
                .series(JmxMetrics.FAILED_REQUESTS, produce, "1x9 1.5x9 0x5")
                .series(JmxMetrics.REQUESTS, produce, "100x23")
                .series(JmxMetrics.FAILED_REQUESTS, broker(2).with("request", JmxMetrics.PRODUCE), "0x23")
                .series(JmxMetrics.REQUESTS, broker(2).with("request", JmxMetrics.PRODUCE), "0x23")
                .run()
                .fires(produce)
                .at(ofSeconds(390))
                .isOver()
                .at(ofSeconds(540))
                .and()
                .neverFires(broker(2).with("request", JmxMetrics.PRODUCE)); // there is nothing to fail
    }

    @Test
    void brokerWithTwiceAsMuchAsItsPeers() {
        rule("hot-broker", ofMinutes(1))
                .series(JmxMetrics.BYTES_IN, broker(1), "2000000x5 5000000x20 2000000x5")
                .series(JmxMetrics.BYTES_IN, broker(2), "2000000x30")
                .series(JmxMetrics.BYTES_IN, broker(3), "2400000x30")
                .run()
                .fires(broker(1))
                .at(ofMinutes(15))
                .isOver()
                .at(ofMinutes(25))
                .and()
                .neverFires(broker(3));
        rule("hot-broker", ofMinutes(1))
                .series(JmxMetrics.BYTES_IN, broker(1), "900x30")
                .series(JmxMetrics.BYTES_IN, broker(2), "10x30")
                .series(JmxMetrics.BYTES_IN, broker(3), "10x30")
                .run()
                .neverFires(); // of next to nothing
    }

    @Test
    void fewerThanThreeBrokers() {
        rule("few-brokers", ofSeconds(30))
                .series(BrokerMetrics.BROKERS, Labels.EMPTY, "3x3 2 3x3 2x5 3x3")
                .run()
                .fires(Labels.EMPTY)
                .at(ofSeconds(270))
                .isOver()
                .at(ofSeconds(360))
                .onlyOnce();
    }

    @Test
    void restartedInTheLastFiveMinutes() {
        rule("restarted", ofMinutes(1))
                .series(JmxMetrics.UPTIME, broker(1), "86400+60x5 10+60x10")
                .series(JmxMetrics.UPTIME, broker(2), "86400+60x15")
                .run()
                .fires(broker(1))
                .at(ofMinutes(5))
                .isOver()
                .at(ofMinutes(11))
                .and()
                .neverFires(broker(2));
    }

    @Test
    void diskThatIsFullInFourHours() {
        rule("disk-filling", ofMinutes(1))
                .series(LogDirMetrics.DIR_USABLE, DISK, "50000000000-200000000x120")
                .series(LogDirMetrics.DIR_USABLE, DISK.with("dir", "/slow"), "500000000000-200000000x120")
                .series(LogDirMetrics.DIR_USABLE, DISK.with("dir", "/idle"), "5000000000x120")
                .run()
                .fires(DISK)
                .at(ofMinutes(69)) // the window is whole after 59
                .and()
                .neverFires(DISK.with("dir", "/slow"))
                .neverFires(DISK.with("dir", "/idle"));
    }

    @Test
    void topicThatIsExpectedAndAbsent() {
        rule("topics-missing", ofSeconds(30))
                .series(PartitionMetrics.TOPIC_PARTITIONS, ORDERS, "6x20")
                .series(
                        PartitionMetrics.TOPIC_PARTITIONS,
                        Labels.of("topic", "payments"),
                        "6x4 unknownx4 6x2 gone _x6 6x3")
                .run()
                .fires(Labels.of("topic", "payments"))
                .at(ofSeconds(360))
                .isOver()
                .at(ofSeconds(510))
                .onlyOnce()
                .and()
                .neverFires(ORDERS);
    }

    @Test
    void membersThatAreExpectedAndAbsent() {
        rule("members-missing", ofMinutes(1))
                .series(GroupMetrics.GROUP_MEMBERS, BILLING, "4x3 3x2 4x3 3x8 4x2")
                .series(GroupMetrics.GROUP_MEMBERS, Labels.of("group", "other"), "1x18")
                .run()
                .fires(BILLING)
                .at(ofMinutes(13))
                .isOver()
                .at(ofMinutes(16))
                .and()
                .neverFires(Labels.of("group", "other"));
    }

    @Test
    void halfOfLastWeeksTraffic() {
        rule("traffic-halved", ofMinutes(30))
                .series(JmxMetrics.BYTES_IN, broker(1), "100x336 40x10 100x10")
                .series(JmxMetrics.BYTES_IN, broker(2), "100x336 40x10 100x10")
                .run()
                .fires(Labels.EMPTY)
                .at(ofHours(168).plusMinutes(30))
                .isOver()
                .at(ofHours(173))
                .onlyOnce();
    }
}
