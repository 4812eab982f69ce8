package io.kafkamonitor.alert;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subject of a rule over time, as it stood at one moment. Immutable; the next evaluation makes another one.
 *
 * <p>Its identity is monitor, rule and subject; severity and value change without making it another alert.
 */
public final class Alert {

    /**
     * For alerts of one rule: the more severe first, then those whose value was worse when they were last breached, then
     * the older.
     */
    public static final Comparator<Alert> WORST_FIRST = Comparator.comparing(Alert::severity)
            .thenComparingDouble(alert -> alert.excess().orElse(Double.NEGATIVE_INFINITY))
            .reversed()
            .thenComparing(Alert::since);

    /** The most values that {@link #trail()} has. */
    public static final int MOST_TRAIL_POINTS = 60;

    private final String id;
    private final String rule;
    private final Labels subject;
    private final AlertState state;
    private final Severity severity;
    private final String summary;
    private final String condition;
    private final String advice;
    private final String ending;
    private final String command;
    private final Unit unit;
    final @Nullable Double value;
    final @Nullable Double worst;
    final @Nullable Double excess;
    final @Nullable Double threshold;
    private final String valueName;
    private final String monitor;
    private final Labels hostLabels;
    private final Set<String> involved;
    final @Nullable Integer flapping;
    private final List<Evidence> evidence;
    private final int evidenceCount;
    private final List<TrailPoint> trail;
    final @Nullable Earlier earlier;
    private final Instant since;
    final @Nullable Instant firedAt;
    final @Nullable Instant resolvedAt;
    final @Nullable Resolution resolution;
    final @Nullable Unknown unknown;
    private @Nullable String incident; // once somebody asks; whoever finds none makes the same

    Alert(AlertBuilder builder) {
        this.id = builder.id;
        this.rule = builder.rule;
        this.subject = builder.subject;
        this.state = builder.state;
        this.severity = builder.severity;
        this.summary = builder.summary;
        this.condition = builder.condition;
        this.advice = builder.advice;
        this.ending = builder.ending;
        this.command = builder.command;
        this.unit = builder.unit;
        this.value = builder.value;
        this.worst = builder.worst;
        this.excess = builder.excess;
        this.threshold = builder.threshold;
        this.valueName = builder.valueName;
        this.monitor = builder.monitor;
        this.hostLabels = builder.hostLabels;
        this.involved = builder.involved;
        this.flapping = builder.flapping;
        this.evidence = builder.evidence;
        this.evidenceCount = builder.evidenceCount;
        this.trail = builder.trail;
        this.earlier = builder.earlier;
        this.since = requireNonNull(builder.since, "since");
        this.firedAt = builder.firedAt;
        this.resolvedAt = builder.resolvedAt;
        this.resolution = builder.resolution;
        this.unknown = builder.unknown;
    }

    /** A builder of a pending alert. */
    public static AlertBuilder builder(String id, String rule, Labels subject) {
        return new AlertBuilder(id, rule, subject);
    }

    /** A builder that starts from this alert. */
    public AlertBuilder toBuilder() {
        return new AlertBuilder(this);
    }

    /** The same for the same monitor, rule and subject, on every JVM: 32 hexadecimal digits. */
    public String id() {
        return id;
    }

    /** The name of the rule. */
    public String rule() {
        return rule;
    }

    /** What the alert is about. */
    public Labels subject() {
        return subject;
    }

    /** The name of the monitor, which is what people call the cluster; empty if nobody said. */
    public String monitor() {
        return monitor;
    }

    /** Labels that the host adds, such as the owner; they make it no other alert. */
    public Labels hostLabels() {
        return hostLabels;
    }

    /** What it hangs on, as its rule says, such as the brokers whose replicas are missing; at most 1,000 values. */
    public Set<String> involved() {
        return involved;
    }

    /** How often it fired in the last hour, while it flaps; empty while it does not. */
    public OptionalInt flapping() {
        return flapping == null ? OptionalInt.empty() : OptionalInt.of(flapping);
    }

    /** Where it stands in its life. */
    public AlertState state() {
        return state;
    }

    /** The severity of the last finding that breached. */
    public Severity severity() {
        return severity;
    }

    /** One sentence that says what is the matter, with the last known value. */
    public String summary() {
        return summary;
    }

    /** What the rule asks for, such as {@code above 10,000 records for 5 min}; empty if the rule does not say. */
    public String condition() {
        return condition;
    }

    /** What it means and what to do about it; empty if the rule does not say. */
    public String advice() {
        return advice;
    }

    /**
     * What to enter in a shell of the cluster's operator to see more: the rule's command with the names of the subject in it, quoted
     * so that a POSIX shell takes them as they are. Empty if the rule does not say.
     */
    public String command() {
        return command;
    }

    /** What is to be said when it is over, in one sentence; empty if the rule does not say. */
    public String ending() {
        return ending;
    }

    /** The unit of {@link #value()} and {@link #worst()}. */
    public Unit unit() {
        return unit;
    }

    /** The last known value; empty if the rule judges something else than a number. */
    public OptionalDouble value() {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The value at which the rule was breached worst, as the rule tells; empty without values. */
    public OptionalDouble worst() {
        return worst == null ? OptionalDouble.empty() : OptionalDouble.of(worst);
    }

    /**
     * How bad the value was when the rule was last breached, to be compared with other alerts of the rule: how far it lay
     * beyond the threshold, or the value itself if the rule names no threshold. Empty without values.
     */
    public OptionalDouble excess() {
        return excess == null ? OptionalDouble.empty() : OptionalDouble.of(excess);
    }

    /** The threshold that was passed last, to be drawn with the {@link #trail()}; empty where there is no trail, or no threshold. */
    public OptionalDouble threshold() {
        return threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    }

    /** What the value is, such as {@code Increase in 30 min}; empty if it is simply what there is now. */
    public String valueName() {
        return valueName;
    }

    /** The parts that contributed most, worst first. */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** How many parts contributed, those included that {@link #evidence()} leaves out. */
    public int evidenceCount() {
        return evidenceCount;
    }

    /**
     * What the rule judged from the first breach on, oldest first, to be drawn or to tell how fast it goes: {@link
     * #MOST_TRAIL_POINTS} values at most, the newest among them. Empty for a rule that judges no number, after a restart of the
     * monitor, for what is beyond the 10,000th subject, and in what an {@link AlertListener} is told.
     */
    public List<TrailPoint> trail() {
        return trail;
    }

    /** How often it fired before this incident; empty if nobody knows. */
    public Optional<Earlier> earlier() {
        return Optional.ofNullable(earlier);
    }

    /** When it was first seen breached, by the wall clock. */
    public Instant since() {
        return since;
    }

    /** When it began to fire; empty before that. */
    public Optional<Instant> firedAt() {
        return Optional.ofNullable(firedAt);
    }

    /** When it ended; empty before that. */
    public Optional<Instant> resolvedAt() {
        return Optional.ofNullable(resolvedAt);
    }

    /** How it ended; empty before that. */
    public Optional<Resolution> resolution() {
        return Optional.ofNullable(resolution);
    }

    /** Why its state is frozen: what could not be read. Empty if it could be read. */
    public Optional<Unknown> unknown() {
        return Optional.ofNullable(unknown);
    }

    /**
     * Names one stretch of trouble, the same from the first breach through pending, firing and recovering to its end: the
     * {@link #id()}, which stands for monitor, rule and subject, and when it began.
     */
    public String incident() {
        @Nullable String made = incident;
        if (made == null) {
            made = id + "-" + since.toEpochMilli();
            incident = made;
        }
        return made;
    }

    @Override
    public String toString() {
        return state + " " + severity + " " + rule + "{" + subject + "}: " + summary;
    }
}
