package io.kafkamonitor.testing;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Summary;
import io.kafkamonitor.notifier.SummaryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Notifications that every notifier has to deliver. */
final class SampleNotifications {

    private static final Instant SINCE = ManualClock.START;
    private static final Unit RECORDS = Unit.of("records");

    private SampleNotifications() {}

    /** One alert fired, with everything that is said of an alert. */
    static Notification plain() {
        return Notification.builder("contract-1", "orders", "payments-backlog")
                .time(SINCE.plusSeconds(301))
                .fired(List.of(firing(Labels.of("group", "billing", "topic", "payments"))))
                .build();
    }

    /** That alert is over. */
    static Notification resolved() {
        Alert over = firing(Labels.of("group", "billing", "topic", "payments")).toBuilder()
                .state(AlertState.RESOLVED)
                .resolved(SINCE.plusSeconds(900), Resolution.RECOVERED)
                .build();
        return Notification.builder("contract-2", "orders", "payments-backlog")
                .thread("contract-1")
                .time(SINCE.plusSeconds(901))
                .resolved(List.of(over))
                .build();
    }

    /** That alert still fires, and flaps; there are no news. */
    static Notification reminder() {
        Alert still = firing(Labels.of("group", "billing", "topic", "payments")).toBuilder()
                .flapping(5)
                .hostLabels(Labels.of("owner", "team-billing"))
                .build();
        return Notification.builder("contract-4", "orders", "payments-backlog")
                .thread("contract-1")
                .time(SINCE.plusSeconds(3_601))
                .ongoing(List.of(still))
                .build();
    }

    /** The cluster at a glance, with something of everything. */
    static Notification summary() {
        Labels subject = Labels.of("group", "billing", "topic", "payments");
        var fired = new Summary.Fired("payments-backlog", subject, 3, Duration.ofMinutes(74), SINCE, false);
        var silenced = new Summary.Silenced("topic test-*", "ann", "load test", null, 2);
        var table = new SummaryTable(
                "Distribution",
                "broker",
                List.of(
                        new SummaryTable.Column("leaders", Unit.of("partitions"), true),
                        new SummaryTable.Column("size", Unit.BYTES, false)),
                List.of(SummaryTable.Row.of("1", 12, 1e9), SummaryTable.Row.of("2", 0, Double.NaN)),
                1);
        return Notification.builder("contract-6", "orders", "summary")
                .time(SINCE.plusSeconds(3_600))
                .ongoing(List.of(firing(subject)))
                .summary(new Summary(SINCE, List.of(fired), 1, List.of(silenced), List.of(table)))
                .build();
    }

    /** A broker is down; what follows from it fires or is over. */
    static Notification withConsequences() {
        Alert over = resolved().resolved().get(0);
        return Notification.builder("contract-5", "orders", "broker-down")
                .time(SINCE.plusSeconds(60))
                .fired(List.of(down()))
                .consequences(List.of(firing(Labels.of("group", "audit", "topic", "orders")), over))
                .build();
    }

    /** Alerts of two rules at once. */
    static Notification digest() {
        return Notification.builder("contract-6", "orders", "digest")
                .time(SINCE.plusSeconds(301))
                .fired(List.of(down(), firing(Labels.of("group", "billing", "topic", "payments"))))
                .build();
    }

    private static Alert down() {
        return Alert.builder("00000000000000000000000000000003", "broker-down", Labels.of("broker", "1"))
                .state(AlertState.FIRING)
                .severity(Severity.CRITICAL)
                .summary("Broker 1 is down")
                .since(SINCE)
                .firedAt(SINCE.plusSeconds(60))
                .build();
    }

    /** An alert that says as little as it may, about a subject whose name tries to break out of a header or a page. */
    static Notification awkward() {
        Labels subject =
                Labels.of("topic", "a\r\nBcc: x@example.com\r\n.\r\n<b>&\u00e4\u4f60\ud83d\ude00" + "x".repeat(2000));
        Alert bare = Alert.builder("00000000000000000000000000000002", "bare", subject)
                .state(AlertState.FIRING)
                .since(SINCE)
                .firedAt(SINCE)
                .build();
        return Notification.builder("contract-3", "orders", "bare")
                .time(SINCE)
                .fired(List.of(bare))
                .build();
    }

    private static Alert firing(Labels subject) {
        return Alert.builder("00000000000000000000000000000001", "payments-backlog", subject)
                .state(AlertState.FIRING)
                .severity(Severity.CRITICAL)
                .summary("billing is 12,345 records behind on payments")
                .condition("above 10,000 records for 5 min")
                .advice("Look whether the consumers of billing are alive.")
                .values(RECORDS, 12_345.0, 20_000.0)
                .evidence(List.of(Evidence.of(subject.with("partition", "3"), 12_000, RECORDS)))
                .since(SINCE)
                .firedAt(SINCE.plusSeconds(300))
                .build();
    }
}
