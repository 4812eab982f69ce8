package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertBuilder;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.alert.TrailPoint;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.NotificationBuilder;
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
                .time(NOW);
    }

    static AlertBuilder brokerDown(String broker) {
        Instant since = NOW.minus(Duration.ofMinutes(12));
        return Alert.builder("b".repeat(31) + broker, "broker-down", Labels.of("broker", broker))
                .state(AlertState.FIRING)
                .severity(Severity.CRITICAL)
                .summary("Broker " + broker + " is down")
                .condition("a registered broker is not alive for 30 s")
                .ending("Broker " + broker + " is back")
                .advice(
                        "The partitions it leads are moved to other brokers; those with one replica are offline. Look at"
                                + " the process and the disk of the broker, then at its server.log, before you restart it.")
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
                .summary("billing is 48,210 records behind on payments")
                .condition("above 10,000 records for 5 min, until below 8,000 records")
                .ending("billing has caught up on payments")
                .advice("The consumers are slower than the producers. See whether members are missing or one partition"
                        + " is stuck, and add consumers if all partitions fall behind.")
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

    static Alert resolved(AlertBuilder alert) {
        return alert.state(AlertState.RESOLVED)
                .resolved(NOW.minusSeconds(20), Resolution.RECOVERED)
                .build();
    }

    static Notification one() {
        return notification("broker-down")
                .fired(List.of(brokerDown("2").build()))
                .build();
    }

    static Notification oneWithEvidence() {
        return notification("payments-backlog")
                .fired(List.of(backlog().build()))
                .build();
    }

    static Notification over() {
        return notification("payments-backlog")
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

    /** As many backlogs as asked for, with long names, the first ones critical. */
    static Notification many(int count) {
        return notification("backlog")
                .fired(IntStream.range(0, count)
                        .mapToObj(number -> backlog()
                                .severity(number < 3 ? Severity.CRITICAL : Severity.WARNING)
                                .summary("group-" + number + " is " + (50_000 - number) + " records behind on"
                                        + " com.example.orders.payments.settled.v2.dead-letter-" + number)
                                .build())
                        .toList())
                .build();
    }

    /** Names as somebody with bad intentions would choose them. */
    static Notification awkward() {
        String name = "x\r\nBcc: evil@example.org\r\n\r\n<script>alert('1')</script>\u202Egnp.exe\u0000 \u2028 %0A "
                + "h\u00e4\u00dflich \u65e5\u672c \uD83D\uDD25 " + "y".repeat(2_000);
        return Notification.builder("id\r\nX-Evil: 1", "or\r\nders<b>", "group\nX-Evil: 4")
                .thread("thread\r\nX-Evil: 3")
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
