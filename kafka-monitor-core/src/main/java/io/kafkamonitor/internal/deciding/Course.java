package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertBuilder;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.judging.RuleTerms;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Finding;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One step of one alert: takes an incident and what was found, and makes the incident that follows. Used once. */
@SuppressWarnings("ReferenceEquality") // what has not changed is the very same
final class Course {

    /** How long a pending alert may be unreadable before it is forgotten, and in how many evaluations at least. */
    private static final Duration STALE_AFTER = Duration.ofMinutes(5);

    private static final int STALE_AFTER_EVALUATIONS = 3;
    private static final int NOT_REPORTED_AFTER = 3;

    private final RuleTerms rule;
    private final Tick tick;
    private final Consumer<Transition> transitions;
    private final Incident before;
    private Alert alert;
    private Flaps flaps;
    private Duration forAtLeast;
    private Duration breachedFor;
    private Duration clearFor;
    private Duration unknownFor;
    private int unknowns;
    private int silent;
    private Life.@Nullable Worst worst;

    Course(RuleTerms rule, Incident incident, Tick tick, Consumer<Transition> transitions) {
        this.rule = rule;
        this.tick = tick;
        this.transitions = transitions;
        this.before = incident;
        this.alert = incident.alert();
        this.flaps = incident.flaps().at(tick.moment().steady());
        Life life = incident.life();
        this.forAtLeast = life.forAtLeast();
        this.breachedFor = life.breachedFor();
        this.clearFor = life.clearFor();
        this.unknownFor = life.unknownFor();
        this.unknowns = life.unknowns();
        this.silent = life.silent();
        this.worst = life.worst();
    }

    /** The incident as it begins, or begins again, with a first breach. */
    Incident begin(Finding breached) {
        breachedFor = Duration.ZERO;
        clearFor = Duration.ZERO;
        silent = 0;
        @Nullable AlertState from = before.isOver() ? AlertState.RESOLVED : null;
        alert = alert.toBuilder().state(AlertState.PENDING).resolved(null, null).build();
        update(breached);
        String why = from == null ? "breached" : "breached again before anybody was told that it was over";
        transitions.accept(Transition.of(from, alert, tick.now(), why));
        if (isBreachedForLongEnough()) {
            fire(alert);
        }
        return incident();
    }

    /** The incident after a finding. */
    Incident found(Finding finding) {
        silent = 0;
        switch (finding.outcome()) {
            case BREACHED -> breached(finding);
            case HOLDING -> holding(finding);
            case CLEAR -> clear(finding);
            case UNKNOWN -> notMeasured(finding.unknown().orElse(Unknown.because(UnknownReason.INCOMPLETE)));
            case GONE -> end(Resolution.GONE);
        }
        return incident();
    }

    /** The incident after the rule has said nothing of it. */
    Incident silent() {
        silent++;
        if (silent >= NOT_REPORTED_AFTER) {
            end(Resolution.NOT_REPORTED);
        } else {
            freeze(Unknown.because(UnknownReason.NOT_REPORTED));
        }
        return incident();
    }

    /** The incident after its rule has failed. */
    Incident unknown(Unknown why) {
        freeze(why);
        return incident();
    }

    /** The incident after its rule was taken out of the monitor. */
    Incident removed() {
        end(Resolution.RULE_REMOVED);
        return incident();
    }

    private Incident incident() {
        if (flaps != before.flaps()) {
            Integer times = flaps.isFlapping() ? (Integer) flaps.firings().size() : null;
            alert = alert.toBuilder().flapping(times).build();
        }
        var life = new Life(forAtLeast, breachedFor, clearFor, unknownFor, unknowns, silent, worst);
        if (alert == before.alert() && flaps == before.flaps() && life.equals(before.life())) {
            return before;
        }
        return new Incident(alert, life, flaps, before.explained(), before.knowledge(), before.isEndTold());
    }

    private void notMeasured(Unknown why) {
        if (why.reason() == UnknownReason.NOTHING_TO_MEASURE && alert.state().isFiring()) {
            nothingToMeasure();
        } else {
            freeze(why);
        }
    }

    /**
     * What was wrong has ceased to happen, so whoever was told is told the end after as long as if it were clear; but no
     * value went back, so none is shown; and it is not frozen.
     */
    private void nothingToMeasure() {
        unknownFor = Duration.ZERO;
        alert = alert.toBuilder()
                .values(alert.unit(), null, boxed(alert.worst()))
                .unknown(null)
                .build();
        recover(Resolution.NOTHING_TO_MEASURE);
    }

    /** Nothing is known: the alert stays as it is, and no time counts. */
    private void freeze(Unknown why) {
        if (alert.state() == AlertState.PENDING) {
            unknownFor = unknownFor.plus(tick.elapsed());
            unknowns++;
        }
        if (!why.equals(alert.unknown().orElse(null))) {
            alert = alert.toBuilder().unknown(why).build();
        }
        boolean stale = unknownFor.compareTo(STALE_AFTER) > 0 && unknowns >= STALE_AFTER_EVALUATIONS;
        if (alert.state() == AlertState.PENDING && stale) {
            end(Resolution.NOT_REPORTED);
        }
    }

    private void breached(Finding finding) {
        Alert earlier = alert;
        update(finding);
        switch (earlier.state()) {
            case PENDING -> {
                breachedFor = breachedFor.plus(tick.elapsed());
                if (isBreachedForLongEnough()) {
                    fire(earlier);
                } else {
                    tellSeverity(earlier);
                }
            }
            case RECOVERING -> moveTo(AlertState.FIRING, earlier, "breached again");
            case FIRING -> tellSeverity(earlier);
            case RESOLVED -> {}
        }
    }

    private boolean isBreachedForLongEnough() {
        return breachedFor.compareTo(forAtLeast) >= 0;
    }

    private void fire(Alert earlier) {
        flaps = flaps.fired(tick.moment().steady());
        if (alert.firedAt().isEmpty()) {
            alert = alert.toBuilder().firedAt(tick.now()).build();
        }
        moveTo(AlertState.FIRING, earlier, "breached for long enough");
    }

    private void tellSeverity(Alert earlier) {
        if (alert.severity() != earlier.severity()) {
            transitions.accept(Transition.between(earlier, alert, tick.now(), severityChange(earlier)));
        }
    }

    private String severityChange(Alert earlier) {
        int change = alert.severity().compareTo(earlier.severity());
        return change > 0 ? "more severe" : change < 0 ? "less severe" : "";
    }

    private void holding(Finding finding) {
        updateValue(finding);
        switch (alert.state()) {
            case PENDING -> end(Resolution.RECOVERED);
            case RECOVERING -> moveTo(AlertState.FIRING, alert, "between the thresholds again");
            case FIRING, RESOLVED -> {}
        }
    }

    private void clear(Finding finding) {
        updateValue(finding);
        recover(Resolution.RECOVERED);
    }

    private void recover(Resolution how) {
        switch (alert.state()) {
            case PENDING -> end(how);
            case FIRING -> {
                clearFor = Duration.ZERO;
                if (rule.keepFiringFor().isZero()) {
                    end(how);
                } else {
                    moveTo(AlertState.RECOVERING, alert, "clear, but not yet for long enough");
                }
            }
            case RECOVERING -> {
                clearFor = clearFor.plus(tick.elapsed());
                if (clearFor.compareTo(rule.keepFiringFor()) >= 0) {
                    end(how);
                }
            }
            case RESOLVED -> {}
        }
    }

    private void end(Resolution how) {
        flaps = flaps.ended(tick.moment().steady());
        alert = alert.toBuilder().resolved(tick.now(), how).unknown(null).build();
        moveTo(AlertState.RESOLVED, alert, how.text());
    }

    private void update(Finding finding) {
        forAtLeast = finding.forAtLeast().orElse(rule.forAtLeast());
        String summary = finding.summary().isEmpty() ? fallbackSummary(finding) : finding.summary();
        if (isWorst(finding)) {
            worst = new Life.Worst(
                    finding.value().orElseThrow(), finding.excess().orElseThrow(), finding.unit());
        }
        alert = seen(finding)
                .severity(finding.severity().orElse(rule.severity()))
                .summary(summary)
                .excess(boxed(finding.excess()))
                .evidence(finding.evidence(), finding.evidenceCount())
                .involved(finding.involved())
                .build();
    }

    /** Values of different units cannot be compared: then the newer counts. */
    private boolean isWorst(Finding finding) {
        if (finding.excess().isEmpty()) {
            return false;
        }
        return worst == null
                || !finding.unit().equals(worst.unit())
                || finding.excess().getAsDouble() > worst.excess();
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
        Life.@Nullable Worst peak = worst;
        if (peak == null || !peak.unit().equals(finding.unit())) {
            return builder.values(finding.unit(), boxed(finding.value()), null);
        }
        return builder.values(finding.unit(), boxed(finding.value()), peak.value());
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

    private void moveTo(AlertState state, Alert earlier, String reason) {
        alert = alert.toBuilder().state(state).build();
        String change = severityChange(earlier);
        String why = change.isEmpty() ? reason : reason + ", " + change;
        transitions.accept(Transition.between(earlier, alert, tick.now(), why));
    }
}
