package io.kafkamonitor.rules.recommended;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.testing.RuleRun;
import io.kafkamonitor.rules.testing.RuleTester;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When a rule fires on a series, when it ends, and what it leaves in peace; with a cycle each half minute.
 *
 * @param bad just beyond the threshold
 * @param good just well again
 * @param summary what the rule says of the bad value
 * @param spared what happens that the rule must not fire on, by why that is no news
 */
record TimedCase(
        Rule rule,
        Metric metric,
        Labels series,
        Labels subject,
        String bad,
        String good,
        String summary,
        Duration firesAfter,
        Duration endsAfter,
        Map<String, String> spared) {

    static final Duration CYCLE = Duration.ofSeconds(30);

    /** How many cycles it is well before it is bad. */
    private static final int BEFORE = 2;

    static TimedCase of(Rule rule, Metric metric, Labels series) {
        return new TimedCase(rule, metric, series, series, "", "", "", Duration.ZERO, Duration.ZERO, Map.of());
    }

    TimedCase about(Labels newSubject) {
        return new TimedCase(rule, metric, series, newSubject, bad, good, summary, firesAfter, endsAfter, spared);
    }

    TimedCase badAt(String value, String newSummary) {
        return new TimedCase(rule, metric, series, subject, value, good, newSummary, firesAfter, endsAfter, spared);
    }

    TimedCase goodAt(String value) {
        return new TimedCase(rule, metric, series, subject, bad, value, summary, firesAfter, endsAfter, spared);
    }

    TimedCase firesAfter(Duration breached) {
        return new TimedCase(rule, metric, series, subject, bad, good, summary, breached, endsAfter, spared);
    }

    TimedCase endsAfter(Duration clear) {
        return new TimedCase(rule, metric, series, subject, bad, good, summary, firesAfter, clear, spared);
    }

    TimedCase spares(String what, String notation) {
        var more = new LinkedHashMap<>(spared);
        more.put(what, notation);
        return new TimedCase(rule, metric, series, subject, bad, good, summary, firesAfter, endsAfter, more);
    }

    /** A minute of what is well, what is bad for as long as it takes to fire and a cycle more, and then this. */
    RuleRun firingThen(String notation) {
        return run("%sx%d %sx%d %s".formatted(good, BEFORE, bad, badCycles(), notation));
    }

    /** What is bad for a cycle less than it takes to fire. */
    RuleRun nearlyFiring() {
        return run("%sx%d %sx%d %sx4".formatted(good, BEFORE, bad, badCycles() - 2, good));
    }

    /** The same without time. */
    RuleCase once() {
        return RuleCase.of(rule, metric, series)
                .about(subject)
                .badAt(Double.parseDouble(bad))
                .goodAt(Double.parseDouble(good));
    }

    RuleRun run(String notation) {
        return RuleTester.of(rule)
                .series(metric, series, notation)
                .composedWith(builder -> builder.quietly())
                .run();
    }

    private int badCycles() {
        return cycles(firesAfter) + 2;
    }

    Duration firesAt() {
        return CYCLE.multipliedBy(BEFORE).plus(firesAfter);
    }

    /** The first moment after it was bad. */
    Duration wellAt() {
        return CYCLE.multipliedBy(BEFORE + badCycles());
    }

    Duration endsAt() {
        return wellAt().plus(endsAfter);
    }

    /** For as many cycles as it takes to end and two more. */
    String goodUntilTheEnd() {
        return good + "x" + (cycles(endsAfter) + 3);
    }

    private static int cycles(Duration duration) {
        return (int) duration.dividedBy(CYCLE);
    }

    @Override
    public String toString() {
        return rule.name() + " at " + bad;
    }
}
