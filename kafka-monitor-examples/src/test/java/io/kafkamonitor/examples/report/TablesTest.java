package io.kafkamonitor.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.health.MonitorHealth;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.ClusterMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.TestSnapshotBuilder;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

    private static final Unknown NO_ANSWER = Unknown.because(UnknownReason.TIMED_OUT);

    private static Labels broker(int id) {
        return Labels.of("broker", Integer.toString(id));
    }

    private static String text(TextTable table) {
        return String.join("\n", table.lines()) + "\n";
    }

    @Test
    void listsTheRulesThatFindNothingToJudge() {
        assertThat(RulesWithoutData.of(health("consumer-lag billing-*", "broker-cpu")))
                .anyMatch(line -> line.contains("Rules that find nothing to judge"))
                .anyMatch(line -> line.contains("consumer-lag billing-*"))
                .anyMatch(line -> line.contains("broker-cpu"));
        assertThat(RulesWithoutData.of(health())).isEmpty();
    }

    private static MonitorHealth health(String... rulesWithoutData) {
        return MonitorHealth.builder(MonitorHealth.Status.UP)
                .rulesWithoutData(List.of(rulesWithoutData))
                .build();
    }

    @Test
    void showsTheLoadOfLiveBrokersAndThatOthersAreDown() {
        Snapshot snapshot = TestSnapshots.builder()
                .value(BrokerMetrics.BROKER_LIVE, Labels.of("broker", "10", "host", "kafka-10", "rack", "none"), 0)
                .value(BrokerMetrics.BROKER_LIVE, Labels.of("broker", "9", "host", "kafka-9", "rack", "a"), 1)
                .value(JmxMetrics.BYTES_IN, broker(9), 1_500_000)
                .unknown(JmxMetrics.BYTES_IN, broker(10), NO_ANSWER)
                .value(JmxMetrics.CPU, broker(9), 0.25)
                .build();

        assertThat(text(BrokerTable.of(snapshot))).isEqualTo("""
                        Brokers
                          broker  address   rack  state  bytes in  bytes out  messages/s   cpu  heap
                          9       kafka-9   a     up     1.5 MB/s          -           -  25 %     -
                          10      kafka-10  none  DOWN          ?          -           -     -     -
                        """);
    }

    @Test
    void showsHowPartitionsAreSpread() {
        Snapshot snapshot = TestSnapshots.builder()
                .value(PartitionMetrics.BROKER_REPLICAS, broker(1), 12)
                .value(PartitionMetrics.BROKER_LEADERS, broker(1), 6)
                .value(PartitionMetrics.BROKER_PREFERRED_LEADERS, broker(1), 4)
                .value(PartitionMetrics.LEADER_SKEW, broker(1), 0.5)
                .value(PartitionMetrics.REPLICA_SKEW, broker(1), 0)
                .build();

        assertThat(text(PartitionTable.of(snapshot))).isEqualTo("""
                        Partitions per broker
                          broker  leaders  preferred  leader skew  replicas  replica skew
                          1             6          4         50 %        12           0 %
                        """);
    }

    @Test
    void showsTheTopicWithTheLongestBacklogFirst() {
        TestSnapshotBuilder builder = TestSnapshots.builder();
        topic(builder, "clicks", 100);
        topic(builder, "payments", 25_000);
        Snapshot snapshot = builder.value(PartitionMetrics.TOPIC_PARTITIONS, Labels.of("topic", "unread"), 1)
                .build();

        assertThat(text(TopicTable.of(snapshot))).isEqualTo("""
                        Topics
                          topic     partitions  offline  under-replicated  moving  records  longest backlog
                          payments           6        0                 0       2   30,000           25,000
                          clicks             6        0                 0       2   30,000              100
                          unread             1        -                 -       -        -                -
                        """);
    }

    private static void topic(TestSnapshotBuilder builder, String name, double backlog) {
        Labels topic = Labels.of("topic", name);
        builder.value(PartitionMetrics.TOPIC_PARTITIONS, topic, 6)
                .value(PartitionMetrics.OFFLINE_PARTITIONS, topic, 0)
                .value(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, topic, 0)
                .value(PartitionMetrics.MOVING_PARTITIONS, topic, 2)
                .value(GroupMetrics.TOPIC_RECORDS, topic, 30_000)
                .value(GroupMetrics.TOPIC_BACKLOG, topic, backlog);
    }

    @Test
    void showsNoMoreTopicsThanFitAScreen() {
        TestSnapshotBuilder builder = TestSnapshots.builder();
        for (int i = 0; i < 40; i++) {
            topic(builder, "topic-" + i, i);
        }

        assertThat(TopicTable.of(builder.build()).lines())
                .hasSize(28)
                .last()
                .asString()
                .contains("and 15 more");
    }

    @Test
    void showsTheGroupWhoseBacklogIsNotKnownFirst() {
        Labels billing = Labels.of("group", "billing", "topic", "payments");
        Labels audit = Labels.of("group", "audit", "topic", "payments");
        Snapshot snapshot = TestSnapshots.builder()
                .value(GroupMetrics.GROUP_LAG_BY_TOPIC, billing, 5)
                .unknown(GroupMetrics.GROUP_LAG_BY_TOPIC, audit, NO_ANSWER)
                .value(GroupMetrics.GROUP_MEMBERS, Labels.of("group", "billing"), 2)
                .build();

        assertThat(text(GroupTable.of(snapshot))).isEqualTo("""
                        Consumer groups
                          group    topic     members  backlog
                          audit    payments        -        ?
                          billing  payments        2        5
                        """);
    }

    @Test
    void saysWhatIsOrphanedAndWhatIsNotCommitted() {
        Labels shop = Labels.of("group", "shop", "topic", "invoices");
        Labels stuck = Labels.of("group", "stuck", "topic", "orders");
        Snapshot snapshot = TestSnapshots.builder()
                .value(GroupMetrics.GROUP_LAG_BY_TOPIC, shop, 10_000)
                .value(GroupMetrics.GROUP_ORPHANED, shop, 1)
                .value(GroupMetrics.GROUP_WITHOUT_COMMIT, shop, 0)
                .value(GroupMetrics.GROUP_MEMBERS, Labels.of("group", "shop"), 1)
                .value(GroupMetrics.GROUP_WITHOUT_COMMIT, stuck, 3)
                .value(GroupMetrics.GROUP_LAG_IF_EARLIEST, stuck, 6_000)
                .value(GroupMetrics.GROUP_LAG_IF_LATEST, stuck, 5_000)
                .value(GroupMetrics.GROUP_MEMBERS, Labels.of("group", "stuck"), 2)
                .build();

        assertThat(text(GroupTable.of(snapshot))).isEqualTo("""
                        Consumer groups
                          group  topic     members  backlog  remarks
                          shop   invoices        1   10,000  orphaned: no member reads 1 partition
                          stuck  orders          2        -  nothing committed on 3 partitions: 6,000 if earliest, 5,000 if latest
                        """);
    }

    @Test
    void listsGroupsThatCannotBeReadWithTheReason() {
        Labels shares = Labels.of("group", "shares");
        Labels changed = Labels.of("group", "changed");
        Unknown share = new Unknown(UnknownReason.KIND_NOT_READ, "a share group");
        Unknown streams = new Unknown(UnknownReason.KIND_NOT_READ, "a streams group");
        Snapshot snapshot = TestSnapshots.builder()
                .unknown(GroupMetrics.GROUP_MEMBERS, shares, share)
                .unknown(GroupMetrics.GROUP_LAG_TOTAL, shares, share)
                .unknown(GroupMetrics.GROUP_MEMBERS, changed, streams)
                .unknown(GroupMetrics.GROUP_LAG_TOTAL, changed, streams)
                .unknown(GroupMetrics.GROUP_LAG_BY_TOPIC, changed.with("topic", "orders"), streams)
                .value(GroupMetrics.GROUP_LAG_BY_TOPIC, Labels.of("group", "billing", "topic", "orders"), 5)
                .value(GroupMetrics.GROUP_MEMBERS, Labels.of("group", "billing"), 2)
                .build();

        assertThat(text(GroupTable.of(snapshot))).isEqualTo("""
                        Consumer groups
                          group    topic   members  backlog  remarks
                          changed  orders        ?        ?  of a kind that is not read (a streams group)
                          billing  orders        2        5
                          shares   -             ?        ?  of a kind that is not read (a share group)
                        """);
    }

    @Test
    void showsNoMoreGroupsThanFitAScreen() {
        TestSnapshotBuilder builder = TestSnapshots.builder();
        for (int i = 0; i < 40; i++) {
            builder.value(GroupMetrics.GROUP_LAG_BY_TOPIC, Labels.of("group", "read-" + i, "topic", "orders"), i)
                    .unknown(GroupMetrics.GROUP_LAG_TOTAL, Labels.of("group", "denied-" + i), NO_ANSWER);
        }

        assertThat(GroupTable.of(builder.build()).lines())
                .hasSize(53)
                .last()
                .asString()
                .contains("and 30 more");
    }

    @Test
    void showsWhatFiresAndWhatWouldTheMostSevereFirst() {
        Alert pending = Alert.builder("1", "consumer-lag", Labels.of("group", "billing"))
                .since(ManualClock.START)
                .summary("billing is 5 records behind")
                .condition("above 3 records for 5 min")
                .build();
        Alert firing = Alert.builder("2", "broker-down", broker(3))
                .since(ManualClock.START)
                .severity(Severity.CRITICAL)
                .state(AlertState.FIRING)
                .summary("Broker 3 is down")
                .build();

        assertThat(text(AlertTable.of(List.of(pending, firing)))).isEqualTo("""
                        Alerts
                          state       severity  rule          what                         asks for
                          fires       critical  broker-down   Broker 3 is down
                          would fire  warning   consumer-lag  billing is 5 records behind  above 3 records for 5 min
                        """);
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(Overview.of(Snapshot.empty(ManualClock.START), List.of()))
                .contains("Brokers", "Alerts", "  (none)")
                .doesNotContain("Collectors that failed");
    }

    @Test
    void saysWhatEachAddressOfAnUnreachableClusterAnswers() {
        Labels address = Labels.of("address", "b1:9092", "answer", "refuses the connection");
        Snapshot snapshot = TestSnapshots.builder()
                .value(ClusterMetrics.ADDRESS, address, 0)
                .build();

        assertThat(Overview.of(snapshot, List.of()))
                .contains("The cluster cannot be reached", "  b1:9092  refuses the connection");
        assertThat(AddressTable.of(Snapshot.empty(ManualClock.START)).isEmpty()).isTrue();
    }

    @Test
    void saysWhichCollectorFailedAndWhy() {
        Snapshot snapshot = TestSnapshots.builder().failure("jmx", NO_ANSWER).build();

        assertThat(Overview.of(snapshot, List.of()))
                .contains("Collectors that failed", "  jmx        no answer in time");
    }
}
