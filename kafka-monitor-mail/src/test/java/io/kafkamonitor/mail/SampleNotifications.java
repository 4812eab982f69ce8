package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertBuilder;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Earlier;
import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.alert.TrailPoint;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.NotificationBuilder;
import io.kafkamonitor.notifier.Summary;
import io.kafkamonitor.notifier.SummaryTable;
import io.kafkamonitor.notifier.SummaryTable.Column;
import io.kafkamonitor.notifier.SummaryTable.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Notifications as a monitor would put them together, all at one moment of one night. */
final class SampleNotifications {

    static final Instant NOW = Instant.parse("2026-11-22T02:24:05Z");
    private static final Unit RECORDS = Unit.of("records");

    private SampleNotifications() {}

    static NotificationBuilder notification(String group) {
        return Notification.builder("orders/" + group + "/7", "orders", group)
                .thread("orders/" + group + "/1")
                .reason("by the route to 'mail' of all alerts")
                .reminder(Duration.ofHours(1))
                .time(NOW);
    }

    static AlertBuilder brokerDown(String broker) {
        Instant since = NOW.minus(Duration.ofMinutes(12));
        return Alert.builder(
                        "b".repeat(31) + broker,
                        "broker-down",
                        Labels.of("broker", broker, "host", "kafka-" + broker + ".example.com", "rack", "eu-1b"))
                .state(AlertState.FIRING)
                .severity(Severity.CRITICAL)
                .monitor("orders")
                .summary("Broker " + broker + " (kafka-" + broker + ".example.com, rack eu-1b) is down")
                .condition("it lasts for 30 s, after 5 s where kafka.broker.silent")
                .ending("Broker " + broker + " (kafka-" + broker + ".example.com, rack eu-1b) is back")
                .advice(
                        "The broker is registered but the controller does not hear from it. See whether the process runs and"
                                + " what its server.log says last. If it is gone for good, remove it with kafka-cluster.sh unregister.")
                .command(
                        "kafka-topics.sh --bootstrap-server kafka-1.example.com:9092 --describe --unavailable-partitions")
                .earlier(Earlier.fired(
                        since.minus(Earlier.REACH),
                        2,
                        since.minus(Duration.ofHours(70)),
                        since.minus(Duration.ofHours(70)).plusSeconds(250)))
                .since(since)
                .firedAt(since.plusSeconds(30));
    }

    static AlertBuilder backlog() {
        return backlog("payments-backlog");
    }

    private static AlertBuilder backlog(String rule) {
        return Alert.builder("c".repeat(32), rule, Labels.of("group", "billing", "topic", "payments"))
                .state(AlertState.FIRING)
                .severity(Severity.WARNING)
                .monitor("orders")
                .summary("Group billing is 48,210 records behind on topic payments")
                .condition("above 10,000 records for 5 min")
                .ending("Group billing has caught up on topic payments")
                .advice("The group reads more slowly than records come in, or not at all. See which members have which"
                        + " partitions with kafka-consumer-groups.sh --describe --group; a backlog on one partition alone points"
                        + " to a stuck member or a hot key.")
                .command(
                        "kafka-consumer-groups.sh --bootstrap-server kafka-1.example.com:9092 --describe --group billing")
                .earlier(Earlier.never(NOW.minus(Earlier.REACH).minusSeconds(3_600)))
                .threshold(10_000.0)
                .values(RECORDS, 48_210.0, 51_904.0)
                .evidence(IntStream.range(0, 14)
                        .mapToObj(partition -> Evidence.of(
                                Labels.of("group", "billing", "topic", "payments", "partition", "" + partition),
                                21_400.0 - partition * 1_311,
                                RECORDS))
                        .toList())
                .trail(IntStream.rangeClosed(0, 47)
                        .mapToObj(minute -> new TrailPoint(
                                NOW.minus(Duration.ofMinutes(47L - minute)),
                                minute < 44
                                        ? 10_400 + 41_504 * Math.sin(minute * Math.PI / 2 / 43)
                                        : 51_904 - (minute - 43) * 923.5))
                        .toList())
                .since(NOW.minus(Duration.ofMinutes(47)))
                .firedAt(NOW.minus(Duration.ofMinutes(42)));
    }

    /** Of a topic some of whose partitions nobody leads. */
    static AlertBuilder offline(String topic, String... partitions) {
        return consequence("partitions-offline", "topic", topic, Severity.CRITICAL)
                .monitor("orders")
                .summary("Topic " + topic + " has partitions without a leader: " + partitions.length)
                .ending("All partitions of topic " + topic + " have a leader again")
                .condition("above 0 partitions for 30 s")
                .advice(
                        "They can be neither written nor read until one of their in-sync replicas is back. List them with"
                                + " kafka-topics.sh --describe --unavailable-partitions and start those brokers.")
                .command("kafka-topics.sh --bootstrap-server kafka-1.example.com:9092 --describe --topic " + topic)
                .values(Unit.of("partitions"), (double) partitions.length, (double) partitions.length)
                .evidence(Stream.of(partitions)
                        .map(partition -> Evidence.of(
                                Labels.of("topic", topic, "partition", partition, "missing", "2"),
                                0,
                                Unit.of("replicas")))
                        .toList());
    }

    static Alert resolved(AlertBuilder alert) {
        return alert.state(AlertState.RESOLVED)
                .resolved(NOW.minusSeconds(20), Resolution.RECOVERED)
                .build();
    }

    static Notification one() {
        return notification("broker-down")
                .title("broker-down, broker 2")
                .fired(List.of(brokerDown("2").build()))
                .build();
    }

    static Notification oneWithEvidence() {
        return notification("payments-backlog")
                .title("payments-backlog, group billing, topic payments")
                .fired(List.of(backlog().build()))
                .build();
    }

    static Notification over() {
        return notification("payments-backlog")
                .title("payments-backlog, group billing, topic payments")
                .resolved(List.of(resolved(backlog().values(RECORDS, 812.0, 51_904.0))))
                .build();
    }

    static Notification reminder() {
        return notification("broker-down")
                .ongoing(List.of(
                        brokerDown("2").since(NOW.minus(Duration.ofHours(5))).build()))
                .build();
    }

    /** A reminder of an alert that comes and goes, and of whom it concerns. */
    static Notification flapping() {
        return notification("payments-backlog")
                .ongoing(List.of(backlog()
                        .since(NOW.minus(Duration.ofHours(4)))
                        .firedAt(NOW.minus(Duration.ofHours(4)).plusSeconds(300))
                        .flapping(5)
                        .hostLabels(Labels.of("owner", "team-payments", "runbook", "wiki/backlog"))
                        .build()))
                .build();
    }

    /** Partitions that nobody leads, most of them in a row. */
    static Notification ranges() {
        return notification("partitions-offline")
                .title("partitions-offline, topic audit-log")
                .fired(List.of(offline("audit-log", "0", "1", "2", "3", "4", "5", "6", "7", "12")
                        .build()))
                .build();
    }

    /** A backlog that cannot be read at the moment. */
    static Notification stale() {
        return notification("payments-backlog")
                .title("payments-backlog, group billing, topic payments")
                .ongoing(List.of(backlog()
                        .unknown(Unknown.because(UnknownReason.NO_LEADER))
                        .build()))
                .build();
    }

    /** Too many to be described each. */
    static Notification rows() {
        return notification("partitions-offline")
                .fired(List.of(
                        offline("audit-log", "0", "3", "6").build(),
                        offline("com.example.orders.payments.settled.v2.dead-letter", "1", "2")
                                .build(),
                        offline("sessions", "5").build()))
                .resolved(List.of(resolved(offline("invoices", "4"))))
                .build();
    }

    /** A broker is down; some of what follows from that is over again. */
    static Notification withConsequences() {
        return notification("broker-down")
                .fired(List.of(brokerDown("2").build()))
                .consequences(List.of(
                        resolved(backlog()),
                        consequence("under-replicated", "topic", "orders", Severity.WARNING)
                                .summary("31 of 96 partitions of orders have too few replicas in sync")
                                .values(Unit.of("partitions"), 31.0, 31.0)
                                .build(),
                        consequence("partition-offline", "topic", "audit", Severity.CRITICAL)
                                .summary("2 partitions of audit have no leader")
                                .values(Unit.of("partitions"), 2.0, 2.0)
                                .build(),
                        consequence("leader-skew", "broker", "3", Severity.WARNING)
                                .summary("Broker 3 leads 71 % more partitions than its share")
                                .values(Unit.RATIO, 0.71, 0.71)
                                .build()))
                .build();
    }

    private static AlertBuilder consequence(String rule, String label, String value, Severity severity) {
        return Alert.builder(rule, rule, Labels.of(label, value))
                .state(AlertState.FIRING)
                .severity(severity)
                .since(NOW.minus(Duration.ofMinutes(11)))
                .firedAt(NOW.minus(Duration.ofMinutes(9)));
    }

    /** News of several rules in one mail, more of them than it describes. */
    static Notification digest(int backlogs) {
        return notification("digest")
                .fired(Stream.concat(Stream.of(brokerDown("2").build()), many(backlogs).fired().stream())
                        .toList())
                .resolved(List.of(resolved(brokerDown("1"))))
                .ongoing(List.of(consequence("leader-skew", "broker", "3", Severity.WARNING)
                        .summary("Broker 3 leads 71 % more partitions than its share")
                        .build()))
                .build();
    }

    static Notification mixed() {
        return notification("broker-down")
                .fired(List.of(brokerDown("2").build(), brokerDown("3").build()))
                .changed(List.of(brokerDown("4").build()))
                .resolved(List.of(resolved(brokerDown("1"))))
                .ongoing(List.of(
                        brokerDown("5").severity(Severity.WARNING).build(),
                        brokerDown("6").build()))
                .build();
    }

    /** Of a broker that leads too much. */
    static Notification skew() {
        Alert alert = Alert.builder("d".repeat(32), "leader-skew", Labels.of("broker", "3"))
                .state(AlertState.FIRING)
                .severity(Severity.WARNING)
                .monitor("orders")
                .summary("Broker 3 is 79.6 % off an even share of leaders")
                .condition("outside -50 % to 50 % for 15 min")
                .ending("Broker 3 has an even share of leaders again")
                .advice(
                        "Leaders do most of the work. kafka-leader-election.sh --election-type preferred moves them back;"
                                + " if they are where they are preferred, move replicas with kafka-reassign-partitions.sh.")
                .command("kafka-leader-election.sh --bootstrap-server kafka-1.example.com:9092"
                        + " --election-type preferred --all-topic-partitions")
                .values(Unit.RATIO, 0.796, 0.796)
                .evidence(IntStream.of(341, 180, 172, 0)
                        .mapToObj(leaders -> Evidence.of(
                                Labels.of(
                                        "broker",
                                        leaders == 341 ? "3" : leaders == 180 ? "1" : leaders == 172 ? "2" : "10"),
                                leaders,
                                Unit.of("partitions")))
                        .toList())
                .since(NOW.minus(Duration.ofMinutes(31)))
                .firedAt(NOW.minus(Duration.ofMinutes(16)))
                .build();
        return notification("leader-skew")
                .title("leader-skew, broker 3")
                .fired(List.of(alert))
                .build();
    }

    /** The cluster at a glance, after a day with some trouble. */
    static Notification summary() {
        Instant since = NOW.minus(Duration.ofDays(1));
        var fired = List.of(
                fired("payments-backlog", Labels.of("group", "billing", "topic", "payments"), 3, 74, false),
                fired(
                        "broker-down",
                        Labels.of("broker", "2", "host", "kafka-2.example.com", "rack", "eu-1b"),
                        1,
                        23,
                        true),
                fired("disk-filling", Labels.of("broker", "1", "dir", "/var/lib/kafka/data-1"), 2, 11, true));
        var silenced = List.of(
                new Summary.Silenced(
                        "rule leader-skew", "ann", "new disks in rack eu-1b", NOW.plus(Duration.ofHours(5)), 1),
                new Summary.Silenced("topic test-*", "", "load test", null, 0));
        return notification("summary")
                .reason("")
                .reminder(null)
                .ongoing(List.of(backlog().build()))
                .summary(new Summary(since, fired, 4, silenced, tables(1)))
                .build();
    }

    /** The same after a day on which nothing happened, on a cluster of which no load is known. */
    static Notification calmSummary() {
        return notification("summary")
                .reason("")
                .reminder(null)
                .summary(new Summary(NOW.minus(Duration.ofDays(1)), List.of(), 0, List.of(), tables(0)))
                .build();
    }

    private static Summary.Fired fired(String rule, Labels subject, int times, int minutes, boolean isOver) {
        return new Summary.Fired(
                rule, subject, times, Duration.ofMinutes(minutes), NOW.minus(Duration.ofHours(9)), isOver);
    }

    private static List<SummaryTable> tables(int withLoad) {
        Unit brokers = Unit.of("brokers");
        Unit partitions = Unit.of("partitions");
        var cluster = new SummaryTable(
                "Cluster",
                "",
                List.of(
                        new Column("brokers", brokers, false),
                        new Column("fewest brokers", brokers, false),
                        new Column("partitions", partitions, false),
                        new Column("most without a leader", partitions, false),
                        new Column("most under-replicated", partitions, false)),
                List.of(Row.of("", 3, 2, 693, 4, 231)),
                0);
        var load = new SummaryTable(
                "Load, at its worst",
                "broker",
                List.of(
                        new Column("in", Unit.BYTES_PER_SECOND, false),
                        new Column("out", Unit.BYTES_PER_SECOND, false),
                        new Column("CPU", Unit.RATIO, false),
                        new Column("idle", Unit.RATIO, false),
                        new Column("disk", Unit.RATIO, false)),
                List.of(
                        Row.of("1", 41_943_040, 121_634_816, 0.42, 0.71, 0.63),
                        Row.of("2", 38_797_312, 97_517_568, 0.39, 0.74, 0.61),
                        Row.of("3", 73_400_320, Double.NaN, 0.81, 0.32, 0.88)),
                0);
        var backlog = new SummaryTable(
                "Backlog, in records",
                "group",
                List.of(new Column("at most", RECORDS, false), new Column("now", RECORDS, false)),
                List.of(
                        Row.of("billing", 51_904, 48_210),
                        Row.of("fraud-detection-eu", 1_204, 12),
                        Row.of("search-indexer", 390, 0)),
                14);
        var distribution = new SummaryTable(
                "Distribution",
                "broker",
                List.of(
                        new Column("leaders", partitions, true),
                        new Column("replicas", partitions, false),
                        new Column("size", Unit.BYTES, false)),
                List.of(
                        Row.of("1", 180, 462, 812_000_000_000.0),
                        Row.of("2", 172, 461, 790_000_000_000.0),
                        Row.of("3", 341, 463, 815_000_000_000.0)),
                0);
        return withLoad == 0 ? List.of(cluster, backlog, distribution) : List.of(cluster, load, backlog, distribution);
    }

    /** As many backlogs as asked for, with long names, the first ones critical. */
    static Notification many(int count) {
        return notification("backlog")
                .fired(IntStream.range(0, count)
                        .mapToObj(number -> backlog()
                                .hostLabels(Labels.of("owner", "team-" + "abc".charAt(number % 3)))
                                .severity(number < 3 ? Severity.CRITICAL : Severity.WARNING)
                                .summary("Group group-" + number + " is 48,210 records behind on topic"
                                        + " com.example.orders.payments.settled.v2.dead-letter-" + number)
                                .build())
                        .toList())
                .build();
    }

    /** A summary in which everything that anybody can name is meant to do harm. */
    static Notification awkwardSummary() {
        String name = awkwardName();
        var fired = new Summary.Fired(name, Labels.of("topic", name), 1, Duration.ZERO, NOW, true);
        var silenced = new Summary.Silenced(name, name, name, null, 1);
        var table = new SummaryTable(
                name,
                name,
                List.of(new Column(name, Unit.of("things"), true), new Column(name, Unit.of("things"), false)),
                List.of(Row.of(name, 1, 2)),
                0);
        var whole = new SummaryTable(name, "", List.of(new Column(name, RECORDS, false)), List.of(Row.of("", 1)), 0);
        return Notification.builder("id\r\nX-Evil: 1", "or\r\nders<b>", "group\nX-Evil: 4")
                .thread("thread\r\nX-Evil: 3")
                .time(NOW)
                .ongoing(awkward().fired())
                .summary(new Summary(NOW, List.of(fired), 0, List.of(silenced), List.of(table, whole)))
                .build();
    }

    /** Names as somebody with bad intentions would choose them. */
    private static String awkwardName() {
        return "x\r\nBcc: evil@example.org\r\n\r\n<script>alert('1')</script>\u202Egnp.exe\u0000 \u2028 %0A "
                + "h\u00e4\u00dflich \u65e5\u672c \uD83D\uDD25 " + "y".repeat(2_000);
    }

    static Notification awkward() {
        String name = awkwardName();
        return Notification.builder("id\r\nX-Evil: 1", "or\r\nders<b>", "group\nX-Evil: 4")
                .thread("thread\r\nX-Evil: 3")
                .title("group\nX-Evil: 4, " + name)
                .reason(name)
                .time(NOW)
                .fired(List.of(backlog("rule\nX-Evil: 2")
                        .summary(name + " is behind")
                        .condition(name)
                        .advice(name)
                        .evidence(List.of(Evidence.of(Labels.of("topic", name, "partition", "0"), 1, RECORDS)))
                        .build()))
                .build();
    }
}
