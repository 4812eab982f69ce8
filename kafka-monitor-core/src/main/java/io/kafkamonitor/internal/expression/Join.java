package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.MetricKind;
import io.kafkamonitor.metric.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * What is made of two numbers of each subject: those of which the labels that both sides have are equal.
 *
 * @param left whose unit comes first
 * @param arithmetic what is made of them
 * @param right the other side
 */
public record Join(Node left, Arithmetic arithmetic, Node right) implements Node {

    @Override
    public Signature signature() {
        Signature one = left.signature(); // asked once each, as they ask in turn
        Signature other = right.signature();
        return new Signature(
                right instanceof Constant ? one.unit() : arithmetic.unit(one.unit(), other.unit()),
                MetricKind.GAUGE,
                one.labels().containsAll(other.labels()) ? one.labels() : other.labels(),
                arithmetic.reach(one.reach(), other.reach()));
    }

    /** Whether the left side has all labels of the right one; if not, it is the other way round. */
    boolean isLeftWider() {
        return left.signature().labels().containsAll(right.signature().labels());
    }

    @Override
    public List<Node> inputs() {
        return List.of(left, right);
    }

    @Override
    public List<String> ownProblems() {
        var problems = new ArrayList<String>();
        Signature one = left.signature();
        Signature another = right.signature();
        List<String> labels = one.labels();
        List<String> others = another.labels();
        if (!labels.containsAll(others) && !others.containsAll(labels)) {
            problems.add(left.brief() + " has the labels " + labels + " and " + right.brief() + " has " + others
                    + ", so that it is open which belong together; sum both by labels that they share");
        }
        Unit unit = one.unit();
        Unit other = another.unit();
        boolean isSum = arithmetic == Arithmetic.PLUS || arithmetic == Arithmetic.MINUS;
        if (isSum && !(right instanceof Constant) && !unit.equals(other)) {
            problems.add(left.brief() + " is in '" + unit + "' and " + right.brief() + " in '" + other + "'; "
                    + (arithmetic == Arithmetic.PLUS ? "add" : "take") + " what has the same unit");
        }
        if (arithmetic == Arithmetic.DIVIDED && right instanceof Constant divisor && divisor.number() == 0) {
            problems.add(left.brief() + " is divided by 0; divide by another number");
        }
        return problems;
    }

    @Override
    public Operator operator(double assumedLeast) {
        return new JoinOperator(this, left.operator(assumedLeast), right.operator(assumedLeast));
    }

    /** As in a sentence: {@code (a + b) / c}. */
    @Override
    public String toString() {
        return Texts.inner(left) + " " + arithmetic + " " + Texts.inner(right);
    }
}
