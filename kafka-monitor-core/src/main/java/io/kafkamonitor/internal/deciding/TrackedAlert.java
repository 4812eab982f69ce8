package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertBuilder;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.judging.RuleTerms;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Finding;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of one alert. Durations are accumulated from evaluations that saw the subject, never taken from a start
 * time, so a gap, a suspended machine or a changed clock lets nothing fire.
 */
final class TrackedAlert {

    /** How long a pending alert may be unreadable before it is forgotten, and in how many evaluations at least. */
    private static final Duration STALE_AFTER = Duration.ofMinutes(5);

    private static final int STALE_AFTER_EVALUATIONS = 3;
    private static final int NOT_REPORTED_AFTER = 3;

    private final RuleTerms rule;
    private final Consumer<Transition> transitions;
    private Alert alert;
    private Duration forAtLeast = Duration.ZERO;
    private Duration breachedFor = Duration.ZERO;
    private Duration clearFor = Duration.ZERO;
    private Duration unknownFor = Duration.ZERO;
    private int unknowns;
    private int silent;
    private @Nullable Finding worst;

    private TrackedAlert(RuleTerms rule, Alert alert, Consumer<Transition> transitions) {
        this.rule = rule;
        this.alert = alert;
        this.transitions = transitions;
    }

    /** A new alert for a subject that is breached now. */
    static TrackedAlert begin(
            RuleTerms rule, String id, Finding breached, Tick tick, Consumer<Transition> transitions) {
        Alert pending = Alert.builder(id, rule.name(), breached.subject())
                .condition(rule.condition())
                .advice(rule.advice())
                .valueName(rule.valueName())
                .since(tick.now())
                .build();
        var tracked = new TrackedAlert(rule, pending, transitions);
        tracked.update(breached);
        transitions.accept(Transition.of(null, tracked.alert, tick.now(), "breached"));
        if (tracked.isBreachedForLongEnough()) {
            tracked.fire(tracked.alert, tick);
        }
        return tracked;
    }

    Alert alert() {
        return alert;
    }

    boolean isOver() {
        return alert.state() == AlertState.RESOLVED;
    }

    /** Why it stands where it stands. */
    String explanation() {
        String frozen = alert.unknown().map(why -> " Frozen: " + why + ".").orElse("");
        return switch (alert.state()) {
            case PENDING ->
                "Breached for " + inSeconds(breachedFor) + " of the " + inSeconds(forAtLeast) + " after which it fires."
                        + frozen;
            case FIRING -> "Fires since " + alert.firedAt().orElse(alert.since()) + "." + frozen;
            case RECOVERING ->
                "Clear for " + inSeconds(clearFor) + " of the " + inSeconds(rule.keepFiringFor())
                        + " after which it is over." + frozen;
            case RESOLVED -> "Over: " + alert.resolution().map(Resolution::text).orElse("") + ".";
        };
    }

    private static String inSeconds(Duration duration) {
        return Unit.SECONDS.format(duration.toMillis() / 1000.0);
    }

    void apply(Finding finding, Tick tick) {
        silent = 0;
        switch (finding.outcome()) {
            case BREACHED -> breached(finding, tick);
            case HOLDING -> holding(finding, tick);
            case CLEAR -> clear(finding, tick);
            case UNKNOWN -> notMeasured(finding.unknown().orElse(Unknown.because(UnknownReason.INCOMPLETE)), tick);
            case GONE -> end(Resolution.GONE, tick);
        }
    }

    /** The rule said nothing of the subject. */
    void silent(Tick tick) {
        silent++;
        if (silent >= NOT_REPORTED_AFTER) {
            end(Resolution.NOT_REPORTED, tick);
        } else {
            unknown(Unknown.because(UnknownReason.NOT_REPORTED), tick);
        }
    }

    private void notMeasured(Unknown why, Tick tick) {
        if (why.reason() == UnknownReason.NOTHING_TO_MEASURE && alert.state().isFiring()) {
            nothingToMeasure(tick);
        } else {
            unknown(why, tick);
        }
    }

    /**
     * What was wrong has ceased to happen, so whoever was told is told the end after as long as if it were clear; but no
     * value went back, so none is shown; and it is not frozen.
     */
    private void nothingToMeasure(Tick tick) {
        unknownFor = Duration.ZERO;
        alert = alert.toBuilder()
                .values(alert.unit(), null, boxed(alert.worst()))
                .unknown(null)
                .build();
        recover(Resolution.NOTHING_TO_MEASURE, tick);
    }

    /** Nothing is known: the alert stays as it is, and no time counts. */
    void unknown(Unknown why, Tick tick) {
        unknownFor = unknownFor.plus(tick.elapsed());
        unknowns++;
        alert = alert.toBuilder().unknown(why).build();
        boolean stale = unknownFor.compareTo(STALE_AFTER) > 0 && unknowns >= STALE_AFTER_EVALUATIONS;
        if (alert.state() == AlertState.PENDING && stale) {
            end(Resolution.NOT_REPORTED, tick);
        }
    }

    private void breached(Finding finding, Tick tick) {
        Alert before = alert;
        update(finding);
        switch (before.state()) {
            case PENDING -> {
                breachedFor = breachedFor.plus(tick.elapsed());
                if (isBreachedForLongEnough()) {
                    fire(before, tick);
                } else {
                    tellSeverity(before, tick);
                }
            }
            case RECOVERING -> moveTo(AlertState.FIRING, before, "breached again", tick);
            case FIRING -> tellSeverity(before, tick);
            case RESOLVED -> {}
        }
    }

    private boolean isBreachedForLongEnough() {
        return breachedFor.compareTo(forAtLeast) >= 0;
    }

    private void fire(Alert before, Tick tick) {
        alert = alert.toBuilder().firedAt(tick.now()).build();
        moveTo(AlertState.FIRING, before, "breached for long enough", tick);
    }

    private void tellSeverity(Alert before, Tick tick) {
        if (alert.severity() != before.severity()) {
            transitions.accept(Transition.between(before, alert, tick.now(), severityChange(before)));
        }
    }

    private String severityChange(Alert before) {
        int change = alert.severity().compareTo(before.severity());
        return change > 0 ? "more severe" : change < 0 ? "less severe" : "";
    }

    private void holding(Finding finding, Tick tick) {
        updateValue(finding);
        switch (alert.state()) {
            case PENDING -> end(Resolution.RECOVERED, tick);
            case RECOVERING -> moveTo(AlertState.FIRING, alert, "between the thresholds again", tick);
            case FIRING, RESOLVED -> {}
        }
    }

    private void clear(Finding finding, Tick tick) {
        updateValue(finding);
        recover(Resolution.RECOVERED, tick);
    }

    private void recover(Resolution how, Tick tick) {
        switch (alert.state()) {
            case PENDING -> end(how, tick);
            case FIRING -> {
                clearFor = Duration.ZERO;
                if (rule.keepFiringFor().isZero()) {
                    end(how, tick);
                } else {
                    moveTo(AlertState.RECOVERING, alert, "clear, but not yet for long enough", tick);
                }
            }
            case RECOVERING -> {
                clearFor = clearFor.plus(tick.elapsed());
                if (clearFor.compareTo(rule.keepFiringFor()) >= 0) {
                    end(how, tick);
                }
            }
            case RESOLVED -> {}
        }
    }

    private void end(Resolution how, Tick tick) {
        alert = alert.toBuilder().resolved(tick.now(), how).unknown(null).build();
        moveTo(AlertState.RESOLVED, alert, how.text(), tick);
    }

    private void update(Finding finding) {
        forAtLeast = finding.forAtLeast().orElse(rule.forAtLeast());
        String summary = finding.summary().isEmpty() ? fallbackSummary(finding) : finding.summary();
        if (isWorst(finding)) {
            worst = finding;
        }
        alert = seen(finding)
                .severity(finding.severity().orElse(rule.severity()))
                .summary(summary)
                .excess(boxed(finding.excess()))
                .evidence(finding.evidence(), finding.evidenceCount())
                .build();
    }

    /** Values of different units cannot be compared: then the newer counts. */
    private boolean isWorst(Finding finding) {
        if (worst == null || finding.excess().isEmpty()) {
            return finding.excess().isPresent();
        }
        return !finding.unit().equals(worst.unit())
                || finding.excess().getAsDouble() > worst.excess().orElseThrow();
    }

    /** A finding that is no breach brings a value and nothing else: what was the matter is still the story. */
    private void updateValue(Finding finding) {
        alert = seen(finding).build();
    }

    private AlertBuilder seen(Finding finding) {
        unknownFor = Duration.ZERO;
        unknowns = 0;
        AlertBuilder builder = alert.toBuilder().unknown(null);
        if (finding.value().isEmpty()) {
            return builder;
        }
        @Nullable Finding peak = worst;
        if (peak == null || !peak.unit().equals(finding.unit())) {
            return builder.values(finding.unit(), boxed(finding.value()), null);
        }
        return builder.values(finding.unit(), boxed(finding.value()), boxed(peak.value()));
    }

    private String fallbackSummary(Finding finding) {
        String of = finding.subject().size() == 0 ? "" : " of " + finding.subject();
        String value = finding.value().isPresent()
                ? ": " + finding.unit().format(finding.value().getAsDouble())
                : "";
        return rule.name() + of + value;
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private void moveTo(AlertState state, Alert before, String reason, Tick tick) {
        alert = alert.toBuilder().state(state).build();
        String change = severityChange(before);
        String why = change.isEmpty() ? reason : reason + ", " + change;
        transitions.accept(Transition.between(before, alert, tick.now(), why));
    }
}
