package io.kafkamonitor.internal.expression;

import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.history.Past;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Evaluation;
import java.util.List;

/** The numbers of the subjects of an expression in the last passes. Not safe for use by several threads. */
public final class LastReadings {

    private final Recall recall;
    private final SeriesOperator operator;
    private final List<String> labels;
    private final Readings readings;
    private Grouping grouping = new Grouping(List.of());
    private int layout = -1;
    private Past past;

    /** Of so many passes. */
    public LastReadings(Node node, int passes) {
        this.recall = new Recall(node);
        this.operator = recall.operator(0);
        this.labels = node.signature().labels();
        this.readings = Readings.last(passes);
        this.past = Past.nothing(recall.metric());
    }

    /** What has to be remembered for it. */
    public static List<HistoryWindow> windows(Node node, int passes) {
        return new Recall(node).windowsOfLast(passes);
    }

    /** Takes note of what is remembered. */
    public void begin(Evaluation evaluation) {
        Values values = operator.evaluate(evaluation);
        if (values.layout() != layout) {
            layout = values.layout();
            grouping = Grouping.of(values, labels);
        }
        past = evaluation.history().of(recall.metric());
    }

    /** Those of a subject, valid until the next one is asked for; none if it is not there. */
    public Readings of(Labels subject) {
        readings.clear();
        int index = grouping.find(subject);
        if (index >= 0) {
            boolean isSame = operator.isOf(past.present());
            int position = isSame ? operator.position(index) : past.present().indexOf(subject);
            if (position >= 0) {
                past.read(position, readings);
            }
        }
        return readings;
    }
}
