package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.Reach;
import io.kafkamonitor.metric.Unit;
import java.util.ArrayList;
import java.util.List;

/** Finds thresholds that no value can pass, and alerts that no value could end. */
final class LimitsCheck {

    private final Limits limits;
    private final Reach reach;
    private final Unit unit;
    private final String what;
    private final List<String> problems = new ArrayList<>();

    private LimitsCheck(Limits limits, Node node) {
        this.limits = limits;
        this.reach = node.signature().reach();
        this.unit = node.signature().unit();
        this.what = node.brief();
    }

    /** What is wrong with sound thresholds for what is judged, a sentence each. */
    static List<String> problems(Limits limits, Node node) {
        var check = new LimitsCheck(limits, node);
        check.breached();
        check.critical();
        check.clear();
        return check.problems;
    }

    /** What is wrong with thresholds, sound or not. */
    static List<String> allProblems(Limits limits, Node node) {
        return limits.problems().isEmpty() ? problems(limits, node) : limits.problems();
    }

    /** What is wrong with thresholds that are only to be passed now and then. */
    static List<String> reachProblems(Limits limits, Node node) {
        var check = new LimitsCheck(limits, node);
        check.breached();
        return check.problems;
    }

    private void breached() {
        boolean below = limits.hasLow() && reach.hasBelow(limits.low());
        boolean above = limits.hasHigh() && reach.hasAbove(limits.high());
        if (!below && !above) {
            problem(
                    "It looks for values " + Phrases.range(limits.low(), limits.high(), unit) + ", and there are none",
                    "give a threshold that can be passed");
        }
    }

    private void critical() {
        boolean below = Double.isInfinite(limits.criticalLow()) || reach.hasBelow(limits.criticalLow());
        boolean above = Double.isInfinite(limits.criticalHigh()) || reach.hasAbove(limits.criticalHigh());
        if (!below || !above) {
            problem(
                    "It is critical " + Phrases.range(limits.criticalLow(), limits.criticalHigh(), unit)
                            + ", and there are no such values",
                    "give a critical threshold that can be passed");
        }
    }

    private void clear() {
        if (!reach.hasBetween(limits.clearLow(), limits.clearHigh())) {
            problem(
                    "It is never well again, for that would take values " + clearing(),
                    "let it clear at a value that there can be");
        }
    }

    private String clearing() {
        return reach.most() < limits.clearLow()
                ? "of at least " + unit.format(limits.clearLow())
                : "of at most " + unit.format(limits.clearHigh());
    }

    private void problem(String sentence, String advice) {
        problems.add(sentence + ": " + what + " is " + reach.words(unit) + "; " + advice);
    }
}
