package io.kafkamonitor.rule;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a rule says of one subject in one evaluation. Immutable. */
public final class Finding {

    /** The most values that a finding may hang on. */
    public static final int MOST_INVOLVED = 1_000;

    private final Labels subject;
    private final Outcome outcome;
    private final @Nullable Double value;
    private final Unit unit;
    private final @Nullable Severity severity;
    private final String summary;
    private final Parts evidence;
    private final @Nullable Unknown unknown;
    private final @Nullable Double threshold;
    private final @Nullable Duration forAtLeast;
    private final Set<String> involved;

    private Finding(Draft draft) {
        this.subject = draft.subject;
        this.outcome = draft.outcome;
        this.value = draft.value;
        this.unit = draft.unit;
        this.severity = draft.severity;
        this.summary = draft.summary;
        this.evidence = draft.evidence;
        this.unknown = draft.unknown;
        this.threshold = draft.threshold;
        this.forAtLeast = draft.forAtLeast;
        this.involved = draft.involved;
    }

    private static Finding of(Labels subject, Outcome outcome) {
        return new Finding(new Draft(requireNonNull(subject, "subject"), outcome));
    }

    private Finding changed(Consumer<Draft> change) {
        var draft = new Draft(subject, outcome);
        draft.value = value;
        draft.unit = unit;
        draft.severity = severity;
        draft.summary = summary;
        draft.evidence = evidence;
        draft.unknown = unknown;
        draft.threshold = threshold;
        draft.forAtLeast = forAtLeast;
        draft.involved = involved;
        change.accept(draft);
        return new Finding(draft);
    }

    /** The threshold is passed. */
    public static Finding breached(Labels subject) {
        return of(subject, Outcome.BREACHED);
    }

    /** Between the two thresholds: a firing alert stays, a pending one ends. */
    public static Finding holding(Labels subject) {
        return of(subject, Outcome.HOLDING);
    }

    /** All is well; only needed for subjects that are active. */
    public static Finding clear(Labels subject) {
        return of(subject, Outcome.CLEAR);
    }

    /**
     * It cannot be told now: an alert freezes. If there is {@linkplain
     * io.kafkamonitor.metric.UnknownReason#NOTHING_TO_MEASURE nothing to measure}, one that fires ends as if it were
     * clear.
     */
    public static Finding unknown(Labels subject, Unknown why) {
        requireNonNull(why, "why");
        return of(subject, Outcome.UNKNOWN).changed(draft -> draft.unknown = why);
    }

    /** The subject does not exist any more: an alert ends at once. */
    public static Finding gone(Labels subject) {
        return of(subject, Outcome.GONE);
    }

    /**
     * This finding with the value that was judged.
     *
     * @throws IllegalArgumentException if the value is not finite
     */
    public Finding withValue(double newValue, Unit newUnit) {
        if (!Double.isFinite(newValue)) {
            throw new IllegalArgumentException("The value of {" + subject + "} is '" + newValue
                    + "'; give a finite one, or say that the outcome is unknown and why");
        }
        requireNonNull(newUnit, "unit");
        return changed(draft -> {
            draft.value = newValue;
            draft.unit = newUnit;
        });
    }

    /** This finding at a severity other than the rule's. */
    public Finding at(Severity newSeverity) {
        requireNonNull(newSeverity, "severity");
        return changed(draft -> draft.severity = newSeverity);
    }

    /** This finding with a sentence that says what is the matter; of a long one its beginning. */
    public Finding saying(String text) {
        String shortened = Bounded.shortened(text);
        return changed(draft -> draft.summary = shortened);
    }

    /** This finding with all the parts that contributed, worst first; of more than a hundred the first are shown. */
    public Finding because(List<Evidence> parts) {
        return because(parts, parts.size());
    }

    /**
     * This finding with the parts that contributed most, worst first; of more than a hundred the first are shown.
     *
     * @param count how many parts there are in all, also those that are left out here
     * @throws IllegalArgumentException if there are more parts than that
     */
    public Finding because(List<Evidence> parts, int count) {
        var shown = new Parts(parts, count);
        return changed(draft -> draft.evidence = shown);
    }

    /**
     * This finding with the threshold that its value has passed, above or below: the farther the value lies beyond it,
     * the worse. Without one, a higher value is a worse one.
     *
     * @throws IllegalArgumentException if the threshold is not finite
     */
    public Finding beyond(double passed) {
        if (!Double.isFinite(passed)) {
            throw new IllegalArgumentException(
                    "The threshold of {" + subject + "} is '" + passed + "'; give the finite one that was passed");
        }
        return changed(draft -> draft.threshold = passed);
    }

    /**
     * This finding with a time of its own in place of the rule's, after which people are told, such as a shorter one
     * where something else bears it out.
     *
     * @throws IllegalArgumentException if the time is negative or longer than a year
     */
    public Finding after(Duration time) {
        Bounded.notNegative(time, "The time of {" + subject + "}");
        return changed(draft -> draft.forAtLeast = time);
    }

    /**
     * This finding with all that it hangs on, such as the brokers whose replicas are missing: where each of them has an
     * alert of its own, those explain this one. What is left out here would be explained wrongly, so give all or nothing.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST_INVOLVED} values
     */
    public Finding involving(Set<String> values) {
        Bounded.within(values.size(), 0, MOST_INVOLVED, "The number of what {" + subject + "} hangs on");
        Set<String> all = Set.copyOf(values);
        return changed(draft -> draft.involved = all);
    }

    /** What the finding is about; unique in one evaluation of a rule. */
    public Labels subject() {
        return subject;
    }

    /** What the rule says. */
    public Outcome outcome() {
        return outcome;
    }

    /** The value that was judged, if it was a number. */
    public OptionalDouble value() {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The unit of the value. */
    public Unit unit() {
        return unit;
    }

    /** The threshold that the value has passed, if the rule says. */
    public OptionalDouble threshold() {
        return threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    }

    /**
     * How bad the value is, to be compared with that of other breaches of the rule: how far it lies beyond the threshold,
     * on whichever side, or the value itself if the rule names no threshold. Empty without a value.
     */
    public OptionalDouble excess() {
        if (value == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(threshold == null ? value : Math.abs(value - threshold));
    }

    /** The severity, if it is other than the rule's. */
    public Optional<Severity> severity() {
        return Optional.ofNullable(severity);
    }

    /** How long its subject is breached before people are told, if it is other than the rule's. */
    public Optional<Duration> forAtLeast() {
        return Optional.ofNullable(forAtLeast);
    }

    /** What is the matter; empty if the rule does not say. */
    public String summary() {
        return summary;
    }

    /** The parts that contributed most, worst first. */
    public List<Evidence> evidence() {
        return evidence.shown();
    }

    /** How many parts contributed, those included that are not shown. */
    public int evidenceCount() {
        return evidence.count();
    }

    /** What it hangs on, such as the brokers whose replicas are missing; at most {@link #MOST_INVOLVED} values. */
    public Set<String> involved() {
        return involved;
    }

    /** What could not be read, for an unknown outcome. */
    public Optional<Unknown> unknown() {
        return Optional.ofNullable(unknown);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Finding finding && finding.content().equals(content());
    }

    @Override
    public int hashCode() {
        return content().hashCode();
    }

    private List<Object> content() {
        return List.of(
                subject,
                outcome,
                value(),
                unit,
                severity(),
                summary,
                evidence,
                unknown(),
                threshold(),
                forAtLeast(),
                involved);
    }

    @Override
    public String toString() {
        return outcome + "{" + subject + "}" + (value == null ? "" : " " + unit.format(value));
    }

    /** What a finding is made of, while one is made of another. */
    private static final class Draft {

        private final Labels subject;
        private final Outcome outcome;
        private @Nullable Double value;
        private Unit unit = Unit.COUNT;
        private @Nullable Severity severity;
        private String summary = "";
        private Parts evidence = Parts.NONE;
        private @Nullable Unknown unknown;
        private @Nullable Double threshold;
        private @Nullable Duration forAtLeast;
        private Set<String> involved = Set.of();

        Draft(Labels subject, Outcome outcome) {
            this.subject = subject;
            this.outcome = outcome;
        }
    }

    private record Parts(List<Evidence> shown, int count) {

        static final Parts NONE = new Parts(List.of(), 0);

        Parts {
            if (count < shown.size()) {
                throw new IllegalArgumentException("A finding shows " + shown.size() + " parts of '" + count
                        + "'; give the number of all parts, also of those that are not shown");
            }
            shown = Bounded.first(shown);
        }
    }
}
