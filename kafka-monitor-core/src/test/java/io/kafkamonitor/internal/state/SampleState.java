package io.kafkamonitor.internal.state;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.internal.deciding.Desk;
import io.kafkamonitor.internal.deciding.State;
import io.kafkamonitor.internal.state.file.FileStateStore;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.summary.DailySummary;
import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.Silence;
import io.kafkamonitor.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A state in which there is something of everything. */
final class SampleState {

    static final String COMMAND = "kafka-topics.sh --bootstrap-server kafka-1:9092 --describe --topic a";

    private SampleState() {}

    static Desk desk() {
        var desk = new Desk()
                .notifier("mail", "ann@example.com", "bob@example.com", "cléo@example.com")
                .rule("slow", Duration.ofMinutes(30), Duration.ofMinutes(30))
                .rule("effect", Duration.ZERO, Duration.ZERO)
                .summary(DailySummary.at(LocalTime.of(0, 30)).in(ZoneOffset.UTC))
                .cause(Cause.rule("backlog").explains("effect").asFarAsInvolved("name"))
                .answers("bob@example.com", Answer.notNow("greylisted"))
                .answers("cléo@example.com", Answer.never("no such user"));
        desk.finds("a", SampleState::detailed).fires("down").cycle().pass(Duration.ofMinutes(1));
        desk.finds("effect:e", finding -> finding.involving(Set.of("down")));
        desk.fires("slow:pending")
                .pass(Duration.ofMinutes(35))
                .fires("slow:late")
                .ends("slow:pending");
        desk.once("a", Finding.unknown(Desk.subject("a"), Unknown.because(UnknownReason.UNREACHABLE)));
        desk.fires("over").pass(Duration.ofMinutes(3)).ends("over").cycle();
        for (int i = 0; i < 5; i++) {
            desk.fires("flaps").pass(Duration.ofSeconds(10)).ends("flaps").pass(Duration.ofSeconds(10));
        }
        desk.says(standing -> {
            standing.silence(
                    Silence.of(AlertSelection.all().where("name", "quiet, \"quoted\""))
                            .by("ann")
                            .because("new disks")
                            .until(ManualClock.START.plus(Duration.ofDays(2))),
                    "silence-1");
            standing.silence(
                    Silence.of(AlertSelection.all().ofRule("backlog"))
                            .by("ann")
                            .because("known")
                            .untilResolved(),
                    "silence-2");
            Alert alert = desk.alert("down");
            return standing.acknowledge(Acknowledgement.of(alert, ManualClock.START)
                    .by("bob")
                    .because("on it")
                    .build());
        });
        desk.busy().fires("slow:under way", Severity.CRITICAL).rule("urgent", Duration.ZERO, Duration.ZERO);
        desk.fires("urgent:u", Severity.CRITICAL).cycle();
        if (!desk.depart("mail")) {
            throw new IllegalStateException("Nothing is under way, so not everything is in the sample");
        }
        return desk;
    }

    private static Finding detailed(Finding finding) {
        return finding.withValue(52_417, Unit.of("records"))
                .beyond(10_000)
                .saying("billing is 52,417 behind on ordërs")
                .because(List.of(Evidence.of(Labels.of("topic", "orders", "partition", "3"), 42, Unit.COUNT)), 12)
                .involving(Set.of("1", "2"));
    }

    static State state() {
        return desk().state();
    }

    /** Writes what the tests of later versions read: a directory as this version leaves it behind. */
    public static void main(String[] args) throws Exception {
        try (var store = new FileStateStore(Path.of(args[0]), "sample")) {
            store.load();
            store.commit(Map.copyOf(StateForm.write(state())));
        }
    }
}
