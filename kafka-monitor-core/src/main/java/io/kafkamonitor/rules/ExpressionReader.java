package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Age;
import io.kafkamonitor.internal.expression.Aggregate;
import io.kafkamonitor.internal.expression.Aggregation;
import io.kafkamonitor.internal.expression.Ago;
import io.kafkamonitor.internal.expression.Arithmetic;
import io.kafkamonitor.internal.expression.Constant;
import io.kafkamonitor.internal.expression.Join;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.OverWindow;
import io.kafkamonitor.internal.expression.Ranked;
import io.kafkamonitor.internal.expression.WindowFunction;
import io.kafkamonitor.internal.text.Amounts;
import io.kafkamonitor.internal.text.Durations;
import io.kafkamonitor.internal.text.TextCursor;
import io.kafkamonitor.metric.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads expressions: {@code sum by group of rate over 5 min of kafka.partition.current_offset}. */
final class ExpressionReader {

    private static final List<Aggregation> AGGREGATIONS = List.of(
            Aggregation.SUM,
            Aggregation.MOST,
            Aggregation.LEAST,
            Aggregation.MEAN,
            Aggregation.COUNT,
            Aggregation.DEVIATION,
            Aggregation.MEDIAN);

    /** Those that take nothing but a window. */
    private static final Set<WindowFunction> PLAIN = EnumSet.complementOf(
            EnumSet.of(WindowFunction.QUANTILE, WindowFunction.FORECAST, WindowFunction.TIME_UNTIL));

    private final TextCursor cursor;
    private final SeriesReader series;
    private int parts;

    ExpressionReader(TextCursor cursor, SeriesReader series) {
        this.cursor = cursor;
        this.series = series;
    }

    /** Reads an expression that looks at a metric at least. */
    Node read() {
        int begin = cursor.mark();
        parts = 0;
        Node node = sum();
        if (node.metrics().isEmpty()) {
            throw cursor.mistake(begin, "a metric is expected, not numbers alone");
        }
        return node;
    }

    private Node sum() {
        Node left = product();
        while (true) {
            if (cursor.takes("+")) {
                left = new Join(left, Arithmetic.PLUS, product());
            } else if (cursor.takes("-")) {
                left = new Join(left, Arithmetic.MINUS, product());
            } else {
                return left;
            }
        }
    }

    private Node product() {
        Node left = operand();
        while (true) {
            if (cursor.takes("*")) {
                left = new Join(left, Arithmetic.TIMES, operand());
            } else if (cursor.takes("/")) {
                left = new Join(left, Arithmetic.DIVIDED, operand());
            } else {
                return left;
            }
        }
    }

    private Node operand() {
        if (++parts > Expression.MOST_PARTS) {
            throw cursor.mistake("an expression is made of at most " + Expression.MOST_PARTS + " parts");
        }
        if (cursor.takes("(")) {
            Node inner = sum();
            cursor.expects(")");
            return inner;
        }
        if (cursor.isAtNumber()) {
            return startingWithNumber();
        }
        Node made = made();
        return made == null ? series.read() : made;
    }

    private Node startingWithNumber() {
        int begin = cursor.mark();
        if (Durations.isAt(cursor)) {
            Duration time = Durations.read(cursor);
            if (cursor.takes("ago of")) {
                return new Ago(input(), time);
            }
            cursor.reset(begin);
        }
        return new Constant(cursor.number().doubleValue());
    }

    /** What is made of another expression; null if something else stands here. */
    private @Nullable Node made() {
        if (cursor.takes("age of")) {
            return new Age(input());
        }
        if (cursor.isAt("highest") || cursor.isAt("lowest")) {
            return ranked();
        }
        if (cursor.isAt("quantile")) {
            return quantile();
        }
        if (cursor.takes("forecast in")) {
            return forecast();
        }
        if (cursor.takes("time until")) {
            return timeUntil();
        }
        Node overWindow = overWindow();
        return overWindow == null ? aggregate() : overWindow;
    }

    private Node ranked() {
        Ranked.End end = cursor.takes("highest") ? Ranked.End.HIGHEST : Ranked.End.LOWEST;
        if (end == Ranked.End.LOWEST) {
            cursor.expects("lowest");
        }
        int count = cursor.count();
        return new Ranked(of(), end, count);
    }

    private Node quantile() {
        cursor.expects("quantile");
        double part = cursor.number().doubleValue();
        if (cursor.takes("over")) {
            Duration window = Durations.read(cursor);
            return new OverWindow(of(), WindowFunction.QUANTILE, part, window);
        }
        return aggregate(Aggregation.quantile(part));
    }

    private Node forecast() {
        double ahead = Amounts.read(cursor, Unit.SECONDS);
        cursor.expects("over");
        Duration window = Durations.read(cursor);
        return new OverWindow(of(), WindowFunction.FORECAST, ahead, window);
    }

    /** The limit is in the unit of what comes behind it. */
    private Node timeUntil() {
        int limit = cursor.mark();
        cursor.skipTo("over");
        cursor.expects("over");
        Duration window = Durations.read(cursor);
        Node input = of();
        int end = cursor.mark();
        cursor.reset(limit);
        double number = Amounts.read(cursor, input.signature().unit());
        cursor.expects("over");
        cursor.reset(end);
        return new OverWindow(input, WindowFunction.TIME_UNTIL, number, window);
    }

    private @Nullable Node overWindow() {
        for (WindowFunction function : PLAIN) {
            if (cursor.takes(function + " over")) {
                Duration window = Durations.read(cursor);
                return new OverWindow(of(), function, 0, window);
            }
        }
        return null;
    }

    private @Nullable Node aggregate() {
        for (Aggregation aggregation : AGGREGATIONS) {
            if (cursor.isAt(aggregation + " by") || cursor.isAt(aggregation + " of")) {
                cursor.expects(aggregation.toString());
                return aggregate(aggregation);
            }
        }
        return null;
    }

    private Node aggregate(Aggregation aggregation) {
        List<String> labels = cursor.takes("by") ? labels() : List.of();
        return new Aggregate(of(), aggregation, labels);
    }

    private List<String> labels() {
        var labels = new ArrayList<String>();
        do {
            labels.add(cursor.name("the name of a label"));
        } while (cursor.takes(","));
        return labels;
    }

    private Node of() {
        cursor.expects("of");
        return input();
    }

    private Node input() {
        int begin = cursor.mark();
        Node input = operand();
        if (input.metrics().isEmpty()) {
            throw cursor.mistake(begin, "a metric is expected, not numbers alone");
        }
        return input;
    }
}
