package io.kafkamonitor.alert;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link Alert}. Starts as pending, a warning, without value. Of long texts it keeps the beginning. Not safe for
 * use by several threads.
 */
public final class AlertBuilder {

    private static final int MOST_INVOLVED = 1_000;

    final String id;
    final String rule;
    final Labels subject;
    AlertState state = AlertState.PENDING;
    Severity severity = Severity.WARNING;
    String summary = "";
    String condition = "";
    String advice = "";
    String ending = "";
    String command = "";
    Unit unit = Unit.COUNT;

    @Nullable
    Double value;

    @Nullable
    Double worst;

    @Nullable
    Double excess;

    @Nullable
    Double threshold;

    @Nullable
    Earlier earlier;

    List<Evidence> evidence = List.of();
    int evidenceCount;
    List<TrailPoint> trail = List.of();
    String valueName = "";
    String monitor = "";
    Labels hostLabels = Labels.EMPTY;
    Set<String> involved = Set.of();

    @Nullable
    Integer flapping;

    @Nullable
    Instant since;

    @Nullable
    Instant firedAt;

    @Nullable
    Instant resolvedAt;

    @Nullable
    Resolution resolution;

    @Nullable
    Unknown unknown;

    AlertBuilder(String id, String rule, Labels subject) {
        this.id = requireNonNull(id, "id");
        this.rule = requireNonNull(rule, "rule");
        this.subject = requireNonNull(subject, "subject");
    }

    /** As an alert is, whose texts are known to be fit. */
    AlertBuilder(Alert alert) {
        this(alert.id(), alert.rule(), alert.subject());
        this.state = alert.state();
        this.severity = alert.severity();
        this.summary = alert.summary();
        this.condition = alert.condition();
        this.advice = alert.advice();
        this.ending = alert.ending();
        this.command = alert.command();
        this.unit = alert.unit();
        this.value = alert.value;
        this.worst = alert.worst;
        this.excess = alert.excess;
        this.threshold = alert.threshold;
        this.earlier = alert.earlier;
        this.evidence = alert.evidence();
        this.evidenceCount = alert.evidenceCount();
        this.trail = alert.trail();
        this.valueName = alert.valueName();
        this.monitor = alert.monitor();
        this.hostLabels = alert.hostLabels();
        this.involved = alert.involved();
        this.flapping = alert.flapping;
        this.since = alert.since();
        this.firedAt = alert.firedAt;
        this.resolvedAt = alert.resolvedAt;
        this.resolution = alert.resolution;
        this.unknown = alert.unknown;
    }

    /** Where it stands. */
    public AlertBuilder state(AlertState newState) {
        state = requireNonNull(newState, "state");
        return this;
    }

    /** How much it matters. */
    public AlertBuilder severity(Severity newSeverity) {
        severity = requireNonNull(newSeverity, "severity");
        return this;
    }

    /** What is the matter, in one sentence. */
    public AlertBuilder summary(String text) {
        summary = Bounded.shortened(text);
        return this;
    }

    /** What the rule asks for. */
    public AlertBuilder condition(String text) {
        condition = Bounded.shortened(text);
        return this;
    }

    /** What to do. */
    public AlertBuilder advice(String text) {
        advice = Bounded.shortened(text);
        return this;
    }

    /** What is to be said when it is over. */
    public AlertBuilder ending(String text) {
        ending = Bounded.shortened(text);
        return this;
    }

    /** What to enter in a shell to see more. */
    public AlertBuilder command(String text) {
        command = Bounded.shortened(text);
        return this;
    }

    /** How often it fired before; null if nobody knows. */
    public AlertBuilder earlier(@Nullable Earlier known) {
        earlier = known;
        return this;
    }

    /** The last known and the worst value, in a unit; null for none. */
    public AlertBuilder values(Unit newUnit, @Nullable Double last, @Nullable Double worstSoFar) {
        unit = requireNonNull(newUnit, "unit");
        value = last;
        worst = worstSoFar;
        return this;
    }

    /** How bad the value was at the last breach; null for no value. */
    public AlertBuilder excess(@Nullable Double howBad) {
        excess = howBad;
        return this;
    }

    /** The threshold that was passed last; null for none. */
    public AlertBuilder threshold(@Nullable Double passed) {
        threshold = passed;
        return this;
    }

    /** What the value is if not what there is now, such as {@code Increase in 30 min}. */
    public AlertBuilder valueName(String name) {
        valueName = Bounded.shortened(name, Bounded.LONGEST_NAME);
        return this;
    }

    /** All the parts that contributed, worst first. */
    public AlertBuilder evidence(List<Evidence> parts) {
        return evidence(parts, parts.size());
    }

    /** The parts that contributed most, worst first, and how many there are in all. */
    public AlertBuilder evidence(List<Evidence> parts, int count) {
        evidence = Bounded.first(parts);
        evidenceCount = Math.max(count, parts.size());
        return this;
    }

    /** The name of the monitor. */
    public AlertBuilder monitor(String name) {
        monitor = Bounded.name(name, "The name of the monitor");
        return this;
    }

    /** Labels that the host adds, such as the owner. */
    public AlertBuilder hostLabels(Labels labels) {
        hostLabels = requireNonNull(labels, "hostLabels");
        return this;
    }

    /**
     * What it hangs on.
     *
     * @throws IllegalArgumentException if there are more than 1,000 values
     */
    public AlertBuilder involved(Set<String> values) {
        Bounded.within(values.size(), 0, MOST_INVOLVED, "The number of what alert '" + rule + "' hangs on");
        involved = Set.copyOf(values);
        return this;
    }

    /**
     * How often it fired in the last hour while it flaps; null while it does not.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public AlertBuilder flapping(@Nullable Integer times) {
        flapping = times == null ? null : Bounded.within(times, 1, Integer.MAX_VALUE, "How often it fired");
        return this;
    }

    /** When it was first seen breached; required. */
    public AlertBuilder since(Instant instant) {
        since = Bounded.moment(instant);
        return this;
    }

    /** When it began to fire; null before that. */
    public AlertBuilder firedAt(@Nullable Instant instant) {
        firedAt = instant == null ? null : Bounded.moment(instant);
        return this;
    }

    /** When and how it ended; null before that. */
    public AlertBuilder resolved(@Nullable Instant instant, @Nullable Resolution how) {
        resolvedAt = instant == null ? null : Bounded.moment(instant);
        resolution = how;
        return this;
    }

    /** What could not be read; null if it could. */
    public AlertBuilder unknown(@Nullable Unknown why) {
        unknown = why;
        return this;
    }

    /** What the rule judged, oldest first; of more than {@link Alert#MOST_TRAIL_POINTS} the newest. */
    public AlertBuilder trail(List<TrailPoint> points) {
        trail = List.copyOf(points.subList(Math.max(0, points.size() - Alert.MOST_TRAIL_POINTS), points.size()));
        return this;
    }

    /** The alert. */
    public Alert build() {
        return new Alert(this);
    }
}
