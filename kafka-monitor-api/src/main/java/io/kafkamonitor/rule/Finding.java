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
import org.jspecify.annotations.Nullable;

/** What a rule says of one subject in one evaluation. Immutable. */
public final class Finding {

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

    private Finding(
            Labels subject,
            Outcome outcome,
            @Nullable Double value,
            Unit unit,
            @Nullable Severity severity,
            String summary,
            Parts evidence,
            @Nullable Unknown unknown,
            @Nullable Double threshold,
            @Nullable Duration forAtLeast) {
        this.subject = requireNonNull(subject, "subject");
        this.outcome = outcome;
        this.value = value;
        this.unit = unit;
        this.severity = severity;
        this.summary = summary;
        this.evidence = evidence;
        this.unknown = unknown;
        this.threshold = threshold;
        this.forAtLeast = forAtLeast;
    }

    private static Finding of(Labels subject, Outcome outcome) {
        return new Finding(subject, outcome, null, Unit.COUNT, null, "", Parts.NONE, null, null, null);
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
        return new Finding(
                subject,
                Outcome.UNKNOWN,
                null,
                Unit.COUNT,
                null,
                "",
                Parts.NONE,
                requireNonNull(why, "why"),
                null,
                null);
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
        return new Finding(
                subject,
                outcome,
                newValue,
                requireNonNull(newUnit, "unit"),
                severity,
                summary,
                evidence,
                unknown,
                threshold,
                forAtLeast);
    }

    /** This finding at a severity other than the rule's. */
    public Finding at(Severity newSeverity) {
        return new Finding(
                subject,
                outcome,
                value,
                unit,
                requireNonNull(newSeverity, "severity"),
                summary,
                evidence,
                unknown,
                threshold,
                forAtLeast);
    }

    /** This finding with a sentence that says what is the matter; of a long one its beginning. */
    public Finding saying(String text) {
        return new Finding(
                subject,
                outcome,
                value,
                unit,
                severity,
                Bounded.shortened(text),
                evidence,
                unknown,
                threshold,
                forAtLeast);
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
        return new Finding(
                subject,
                outcome,
                value,
                unit,
                severity,
                summary,
                new Parts(parts, count),
                unknown,
                threshold,
                forAtLeast);
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
        return new Finding(subject, outcome, value, unit, severity, summary, evidence, unknown, passed, forAtLeast);
    }

    /**
     * This finding with a time of its own in place of the rule's, after which people are told, such as a shorter one
     * where something else bears it out.
     *
     * @throws IllegalArgumentException if the time is negative or longer than a year
     */
    public Finding after(Duration time) {
        Bounded.notNegative(time, "The time of {" + subject + "}");
        return new Finding(subject, outcome, value, unit, severity, summary, evidence, unknown, threshold, time);
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
                subject, outcome, value(), unit, severity(), summary, evidence, unknown(), threshold(), forAtLeast());
    }

    @Override
    public String toString() {
        return outcome + "{" + subject + "}" + (value == null ? "" : " " + unit.format(value));
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
