package io.kafkamonitor.internal.expression;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.rule.Coverage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An expression as it was written. Immutable; its text says all of it, so two with the same text mean the same. */
public sealed interface Node permits Series, Aggregate, Join, Constant, OverWindow, Ago, Age, Ranked {

    /** The most characters of an expression in a sentence about it. */
    int LONGEST_SHOWN = 300;

    /** What is certain of every column of it. */
    Signature signature();

    /** The expressions of which it is made. */
    List<Node> inputs();

    /** What is wrong with it, without what is wrong with its inputs, a sentence each. */
    List<String> ownProblems();

    /**
     * Makes its columns.
     *
     * @param assumedLeast the least that a number may be of which neither its metric nor its own series say
     */
    Operator operator(double assumedLeast);

    /** What is wrong with it and its inputs, a sentence each. */
    default List<String> problems() {
        var problems = new ArrayList<String>();
        inputs().forEach(input -> problems.addAll(input.problems()));
        problems.addAll(ownProblems());
        return problems;
    }

    /** The metrics that it reads. */
    default Set<Metric> metrics() {
        var metrics = new LinkedHashSet<Metric>();
        inputs().forEach(input -> metrics.addAll(input.metrics()));
        return metrics;
    }

    /** What it looks back on; what is derived comes after that from which it is. */
    default List<HistoryWindow> history() {
        return inputs().stream().flatMap(input -> input.history().stream()).toList();
    }

    /** Whether a snapshot has anything of all that it reads. */
    default Coverage coverage(Snapshot snapshot) {
        var least = Coverage.SOME;
        for (Node input : inputs()) {
            Coverage coverage = input.coverage(snapshot);
            if (coverage == Coverage.NONE) {
                return Coverage.NONE;
            }
            least = coverage == Coverage.UNTOLD ? Coverage.UNTOLD : least;
        }
        return least;
    }

    /** In a few words, for a sentence about it. */
    default String brief() {
        return "'" + Bounded.shortened(toString(), LONGEST_SHOWN) + "'";
    }
}
