package io.kafkamonitor.internal.expression;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * How the numbers of an expression are remembered: the series of a metric as they are, everything else as a column of its
 * own that is made in each pass. Its name is a digest of the text of the expression, so that rules share it.
 */
final class Recall {

    private static final int BYTES_OF_DIGEST = 12;

    private final Node node;
    private final Metric metric;
    private final Spare<Operator> operators;

    Recall(Node node) {
        this.node = node;
        this.metric = node instanceof Series series ? series.metric() : derived(node);
        this.operators = new Spare<>(() -> node.operator(0));
    }

    private static Metric derived(Node node) {
        Signature signature = node.signature();
        String name = "derived.d" + digest(node.toString());
        return Metric.gauge(
                name,
                signature.unit(),
                Bounded.shortened(node.toString()),
                signature.labels().toArray(new String[0]));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES_OF_DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256, which every JVM must have", e);
        }
    }

    /** Under which it is remembered. */
    Metric metric() {
        return metric;
    }

    /** What it takes to look so far back on it, that from which it is derived first. */
    List<HistoryWindow> windows(Duration lookBack) {
        return windows(HistoryWindow.of(metric, lookBack));
    }

    /** What it takes to see its last readings, that from which it is derived first. */
    List<HistoryWindow> windowsOfLast(int readings) {
        return windows(HistoryWindow.ofLast(metric, readings));
    }

    private List<HistoryWindow> windows(HistoryWindow own) {
        var windows = new ArrayList<HistoryWindow>(node.history());
        windows.add(
                node instanceof Series series
                        ? own.where(labels -> new SeriesFilter(series.filters()).matches(labels))
                        : own.derivedBy((snapshot, history) ->
                                column(Evaluation.of(snapshot).withHistory(history))));
        return windows;
    }

    /** The series of the column in which it is remembered; those that are known now and those that are not. */
    SeriesOperator operator(double assumedLeast) {
        return node instanceof Series series
                ? series.selecting(assumedLeast)
                : new SeriesOperator(
                        Series.of(metric),
                        assumedLeast,
                        evaluation -> evaluation.history().of(metric).present());
    }

    private Column column(Evaluation evaluation) {
        return operators.use(operator -> column(operator.evaluate(evaluation)));
    }

    private Column column(Values values) {
        ColumnBuilder column = Column.builder(metric).roomFor(values.size());
        for (int i = 0; i < values.size(); i++) {
            Unknown why = values.why(i);
            if (values.isExact(i)) {
                column.value(values.subject(i), values.low(i));
            } else {
                column.unknown(values.subject(i), why == null ? Unknown.because(UnknownReason.INCOMPLETE) : why);
            }
        }
        return column.gaps(values.gaps()).build();
    }
}
