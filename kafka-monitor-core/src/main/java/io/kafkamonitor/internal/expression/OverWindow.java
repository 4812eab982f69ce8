package io.kafkamonitor.internal.expression;

import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.internal.text.Amounts;
import io.kafkamonitor.internal.text.Durations;
import io.kafkamonitor.metric.MetricKind;
import io.kafkamonitor.metric.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is made of the readings of each subject over a window of time that ends now. Both edges belong to the window.
 *
 * @param input of which numbers
 * @param function what is made of them
 * @param number what the function takes beside them; 0 for one that takes nothing
 * @param window how long it is
 */
public record OverWindow(Node input, WindowFunction function, double number, Duration window) implements Node {

    @Override
    public Signature signature() {
        Signature of = input.signature();
        MetricKind kind = function == WindowFunction.LAST ? of.kind() : MetricKind.GAUGE;
        return new Signature(function.unit(of.unit()), kind, of.labels(), function.reach(of.reach()));
    }

    @Override
    public List<Node> inputs() {
        return List.of(input);
    }

    @Override
    public List<String> ownProblems() {
        var problems = new ArrayList<String>(Windows.problems(window, "A window", input));
        MetricKind kind = input.signature().kind();
        boolean isGrowth = function == WindowFunction.RATE || function == WindowFunction.INCREASE;
        if (!function.isOf(kind)) {
            problems.add(input.brief() + " is " + Windows.words(kind) + " and has no " + function + "; it has "
                    + WindowFunction.wordsOf(kind));
        } else if (isGrowth && kind == MetricKind.COUNTER && input instanceof Aggregate sum) {
            problems.add("A sum of counters does not show when one of them is reset; take the " + function + " of "
                    + sum.input().brief() + " first and sum that");
        }
        if (function == WindowFunction.QUANTILE && !(number >= 0 && number <= 1)) {
            problems.add(
                    "A quantile of '" + number + "' is none; give a part from 0 to 1, as 0.95 for 95 of a hundred");
        } else if (!Double.isFinite(number)) {
            problems.add("The " + function + " of " + input.brief() + " takes '" + number + "'; give a finite number");
        }
        return problems;
    }

    @Override
    public List<HistoryWindow> history() {
        return Windows.areSound(window) ? new Recall(input).windows(window) : input.history();
    }

    @Override
    public Operator operator(double assumedLeast) {
        return new WindowOperator(this, assumedLeast);
    }

    /** What a value is, for a reader who might take it for what there is now; empty if it is that. */
    public static String valueName(Node judged) {
        Node node = judged;
        while (node instanceof Aggregate || node instanceof Ranked) {
            node = node.inputs().get(0);
        }
        return node instanceof OverWindow window ? window.valueName() : "";
    }

    private String valueName() {
        String word = function == WindowFunction.STEADY_RISE ? "rise" : function.toString();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1) + " in " + Durations.text(window);
    }

    /** As in a sentence: {@code rate over 5 min of kafka.broker.bytes_in}. */
    @Override
    public String toString() {
        return function + between() + Durations.text(window) + " of " + Texts.inner(input);
    }

    private String between() {
        return switch (function) {
            case QUANTILE -> " " + Amounts.number(number) + " over ";
            case FORECAST -> " in " + Amounts.text(number, Unit.SECONDS) + " over ";
            case TIME_UNTIL -> " " + Amounts.text(number, input.signature().unit()) + " over ";
            default -> " over ";
        };
    }
}
