package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.hours.Hours;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finishes a rule. Unless told otherwise it is a warning, fires at the first breach and resolves at the first clear
 * value. Not safe for use by several threads.
 */
public final class RuleBuilder {

    final String name;
    final Node node;
    final List<String> problems = new ArrayList<>();
    final List<Proviso> provisos = new ArrayList<>();
    Severity severity = Severity.WARNING;
    Duration forAtLeast = Duration.ZERO;
    Duration keepFiringFor = Duration.ZERO;
    String advice = "";

    /** Null for a rule that waits as long whatever else is known of a subject. */
    @Nullable
    Sooner sooner;

    /** Null for a rule that looks for what is missing. */
    @Nullable
    Limits limits;

    /** Null for a rule that expects no certain values of a label. */
    @Nullable
    Expected expected;

    /** Null for a rule that judges at any time. */
    @Nullable
    Hours hours;

    /** Null for a rule of which one breach is enough. */
    @Nullable
    Recurrence recurrence;

    /** Null for a rule that has the same limits for all subjects. */
    @Nullable
    LimitsBySubject bySubject;

    @Nullable
    String template;

    String ending = "";
    String command = "";

    /** Null for a rule that is shown by the series it judges, if they are joined, and otherwise by nothing more. */
    @Nullable
    EvidenceSource evidence;

    /** Null for a rule of which a breach hangs on nothing that has alerts of its own. */
    @Nullable
    String involved;

    /** Null for a rule whose description says all that there is to say. */
    @Nullable
    Metric reason;

    RuleBuilder(String name, Node node, @Nullable Limits limits) {
        this.name = name;
        this.node = node;
        this.limits = limits;
        note(() -> Bounded.name(name, "The name"));
    }

    /** The value that is well again after one above the threshold; the threshold itself switches hysteresis off. */
    public RuleBuilder clearsBelow(double value) {
        Limits present = limits("clearsBelow");
        limits = present.clearingIn(present.clearLow(), value);
        return this;
    }

    /** The value that is well again after one below the threshold; the threshold itself switches hysteresis off. */
    public RuleBuilder clearsAbove(double value) {
        Limits present = limits("clearsAbove");
        limits = present.clearingIn(value, present.clearHigh());
        return this;
    }

    /** The value above which a breach is critical, whatever the severity of the rule. */
    public RuleBuilder criticalAbove(double value) {
        Limits present = limits("criticalAbove");
        note(() -> passable(value, "criticalAbove"));
        limits = present.criticalOutside(present.criticalLow(), value);
        return this;
    }

    /** The value below which a breach is critical, whatever the severity of the rule. */
    public RuleBuilder criticalBelow(double value) {
        Limits present = limits("criticalBelow");
        note(() -> passable(value, "criticalBelow"));
        limits = present.criticalOutside(value, present.criticalHigh());
        return this;
    }

    private static void passable(double threshold, String verb) {
        if (Double.isInfinite(threshold)) {
            throw new IllegalArgumentException(
                    verb + " is '" + threshold + "', which nothing passes; give a finite number or leave it out");
        }
    }

    private Limits limits(String verb) {
        if (limits == null) {
            throw new IllegalStateException(
                    "Rule '" + name + "' looks for what is missing and has no thresholds; leave out " + verb
                            + " or use isAbove, isBelow or isOutside");
        }
        if (bySubject != null) {
            throw new IllegalStateException("Rule '" + name + "' has a threshold for each subject, each with its own"
                    + " hysteresis; leave out " + verb);
        }
        return limits;
    }

    /** How long a subject is breached before people are told. */
    public RuleBuilder forAtLeast(Duration duration) {
        forAtLeast = sound(duration, "forAtLeast");
        return this;
    }

    /**
     * How long a subject is breached before people are told where another metric bears it out.
     *
     * @param where has the labels of the subject, and another value than zero for those of which people are told sooner
     */
    public RuleBuilder forAtLeast(Duration duration, Metric where) {
        sooner = new Sooner(requireNonNull(where, "where"), sound(duration, "forAtLeast"));
        return this;
    }

    /** How long a subject is clear before people are told that it is over. */
    public RuleBuilder keepFiringFor(Duration duration) {
        keepFiringFor = sound(duration, "keepFiringFor");
        return this;
    }

    /**
     * Only subjects that are breached in at least so many of the last evaluations, this one included; they are well again when
     * they are so now and were breached in fewer of them. An evaluation that could not tell is none in which they were
     * breached.
     *
     * @param times at least 1
     * @param ofTheLast at least as many, and at most 256
     */
    public RuleBuilder inAtLeast(int times, int ofTheLast) {
        recurrence = new Recurrence(times, ofTheLast);
        return this;
    }

    private Duration sound(Duration duration, String verb) {
        note(() -> Bounded.notNegative(duration, verb));
        return duration;
    }

    /** What is wrong with a part is told with everything else. */
    private void note(Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Only subjects for which a condition is met as well; of others all is well. Where that cannot be told nothing new
     * begins, and an alert freezes. May be called several times.
     *
     * @param condition of numbers with labels that the subjects have: each is asked for the one that has its values of them,
     *     and if there is none the condition is not met
     */
    public RuleBuilder onlyWhile(Condition condition) {
        provisos.add(Proviso.onlyWhile(requireNonNull(condition, "condition")));
        return this;
    }

    /** Only subjects for which a condition is not met, as in {@link #onlyWhile}; without a number it is not. */
    public RuleBuilder unless(Condition condition) {
        provisos.add(Proviso.unless(requireNonNull(condition, "condition")));
        return this;
    }

    /** Only in certain hours, by the time of the snapshot; outside of them all is well. */
    public RuleBuilder during(Hours newHours) {
        hours = requireNonNull(newHours, "hours");
        return this;
    }

    /** How much a breach matters. */
    public RuleBuilder severity(Severity newSeverity) {
        severity = requireNonNull(newSeverity, "severity");
        return this;
    }

    /**
     * What is the matter, in one sentence. It may name a label of the subject, the value and the threshold that was
     * passed: <code>{group} is {value} behind, more than {threshold}</code>. Numbers are written with their unit unless
     * the sentence names it, as in <code>{value} records behind</code>.
     */
    public RuleBuilder describedAs(String newTemplate) {
        note(() -> Bounded.text(newTemplate, "The description"));
        template = newTemplate;
        return this;
    }

    /**
     * What is the matter no longer, in one sentence, for the message that tells the end: <code>Broker {broker} is back</code>.
     * It may name a label of the subject.
     */
    public RuleBuilder endingAs(String newEnding) {
        note(() -> Bounded.text(newEnding, "The ending"));
        ending = newEnding;
        return this;
    }

    /**
     * What to enter in a shell to see more: <code>kafka-topics.sh --bootstrap-server {bootstrapServers} --describe --topic {topic}</code>.
     * It may name a label of the subject and {@code bootstrapServers}, which are quoted for a POSIX shell.
     */
    public RuleBuilder tryingCommand(String newCommand) {
        note(() -> Bounded.text(newCommand, "The command"));
        command = newCommand;
        return this;
    }

    /**
     * Of which series a breach shows up to fifty, in place of the joined ones: those that have the same values of the
     * labels they have in common with the subject, worst first by the side of the threshold.
     */
    public RuleBuilder evidenceFrom(MetricExpression series) {
        return shownBy(series, EvidenceSource.Order.BY_THRESHOLD);
    }

    /** As {@link #evidenceFrom}, but the lowest first whatever the threshold, as where what is judged is a number of them. */
    public RuleBuilder evidenceFromLowest(MetricExpression series) {
        return shownBy(series, EvidenceSource.Order.LOWEST_FIRST);
    }

    /**
     * As {@link #evidenceFrom}, but all series of it, of the subject and of all others: where what is wrong with one is that it is
     * not like them.
     */
    public RuleBuilder comparedBy(MetricExpression series) {
        return shownBy(series, EvidenceSource.Order.COMPARED);
    }

    private RuleBuilder shownBy(MetricExpression series, EvidenceSource.Order order) {
        evidence = new EvidenceSource(requireNonNull(series, "series").series, order, involved);
        return this;
    }

    /**
     * The label of the evidence that names what a breach hangs on, such as the brokers whose replicas are missing: where
     * each of them has an alert of its own, those may explain this one. A value may name several, separated by commas.
     *
     * <p>All series count, not only the few that are shown. If one of them names nothing, or all together name more than
     * {@link Finding#MOST_INVOLVED}, the breach hangs on nothing that could explain it.
     */
    public RuleBuilder involving(String label) {
        involved = requireNonNull(label, "label");
        evidence = evidence == null ? null : evidence.involving(label);
        return this;
    }

    /**
     * A metric whose series with the labels of the subject is unknown while the rule is breached, and knows why: that is
     * added to the description.
     */
    public RuleBuilder becauseUnknown(Metric metric) {
        reason = requireNonNull(metric, "metric");
        return this;
    }

    /** What a breach means and what to do about it. */
    public RuleBuilder advisedTo(String newAdvice) {
        note(() -> Bounded.text(newAdvice, "The advice"));
        advice = newAdvice;
        return this;
    }

    /**
     * The rule.
     *
     * @throws ConfigurationException if something in it is wrong; the message lists all of it
     */
    public Rule build() {
        List<String> found = RuleCheck.problems(this);
        if (!found.isEmpty()) {
            throw new ConfigurationException(found.stream()
                    .map(problem -> "Rule '" + Bounded.shortened(name, Bounded.LONGEST_NAME) + "': " + problem)
                    .toList());
        }
        return new SentenceRule(this);
    }

    /** What is said of a finding. */
    Description description() {
        return new Description(
                template == null ? Phrases.about(node, limits, expected) : template,
                node.signature().unit());
    }

    /** The series that are looked for; those of the metric if there are not just series, which is a mistake. */
    Series series() {
        return node instanceof Series series
                ? series
                : Series.of(node.metrics().iterator().next());
    }
}
