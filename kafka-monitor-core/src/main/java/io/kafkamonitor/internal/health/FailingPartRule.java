package io.kafkamonitor.internal.health;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Built in: a part of the monitor that fails again and again is an alert which names it and the reason. */
public final class FailingPartRule implements Rule {

    private static final int ALERTED = 3;
    /** A server may put somebody off some times, to see that we are no spammer. */
    private static final int ALERTED_OF_RECIPIENTS = 6;

    private final PartKind kind;
    private final HealthBoard board;

    private FailingPartRule(PartKind kind, HealthBoard board) {
        this.kind = kind;
        this.board = board;
    }

    /** One rule for each kind of part. */
    public static List<Rule> forEachKind(HealthBoard board) {
        var rules = new ArrayList<Rule>();
        for (PartKind kind : PartKind.values()) {
            rules.add(new FailingPartRule(kind, board));
        }
        return rules;
    }

    /** As many failures in a row are an alert. */
    static int alerted(PartKind kind) {
        return kind == PartKind.RECIPIENT ? ALERTED_OF_RECIPIENTS : ALERTED;
    }

    @Override
    public String name() {
        return kind.word() + "-failing";
    }

    @Override
    public Severity severity() {
        return kind == PartKind.NOTIFIER ? Severity.CRITICAL : Severity.WARNING;
    }

    @Override
    public String condition() {
        return alerted(kind) + " failures in a row";
    }

    @Override
    public String advice() {
        return switch (kind) {
            case COLLECTOR ->
                "What it reads is unknown until it works again: alerts on it stay as they are and no new "
                        + "ones begin. Check that the cluster can be reached from this host and that the monitor's "
                        + "principal may read it; the log has the details.";
            case RULE -> "Its alerts stay as they are and no new ones begin. The rule's own code has to be mended.";
            case NOTIFIER ->
                "People are not told by it. Check its settings and its server; what waits is delivered "
                        + "when it works again.";
            case RECIPIENT ->
                "Others are told, this recipient is not. Check the address, and ask whoever runs its mail server.";
            case STATE ->
                "The monitor goes on, but what it cannot store is lost when it is restarted: people may be told again, or "
                        + "not hear of an end. Check its place, the rights to it and the space left there.";
        };
    }

    @Override
    public String ending() {
        return "The " + kind.word() + " '{" + kind.word() + "}' works again";
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        return board.parts().stream()
                .filter(part -> part.kind() == kind)
                .map(this::judge)
                .toList();
    }

    private Finding judge(PartHealth part) {
        Labels subject = Labels.of(kind.word(), part.name());
        int failures = part.consecutiveFailures();
        Finding finding = failures >= alerted(kind)
                ? Finding.breached(subject)
                : failures > 0 ? Finding.holding(subject) : Finding.clear(subject);
        return finding.withValue(failures, Unit.of("failures in a row"))
                .saying("The " + kind.word() + " '" + part.name() + "' fails: " + part.lastFailure());
    }
}
