package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import java.util.SplittableRandom;

/** Series of made-up consumer groups: their labels, made once and kept, and their values. Used by one thread at a time. */
final class SyntheticSeries {

    static final Metric LAG =
            Metric.gauge("benchmark.lag", Unit.of("records"), "Made up.", "group", "topic", "partition");

    private static final int VALUES = 100;

    private final Labels[] labels;
    private final double[] values;
    private int first;
    private final SplittableRandom random = new SplittableRandom(1); // the same in every run

    private SyntheticSeries(int size) {
        labels = new Labels[size];
        values = new double[size];
    }

    /** Each group has each topic with each partition. */
    static SyntheticSeries of(int groups, int topics, int partitions) {
        var series = new SyntheticSeries(groups * topics * partitions);
        int next = 0;
        for (int group = 0; group < groups; group++) {
            for (int topic = 0; topic < topics; topic++) {
                Labels owner = Labels.of("group", "group-" + group, "topic", "topic-" + topic);
                for (int partition = 0; partition < partitions; partition++) {
                    series.labels[next++] = owner.with("partition", Integer.toString(partition));
                }
            }
        }
        series.change();
        return series;
    }

    int size() {
        return labels.length;
    }

    /** The first series that is there. */
    int first() {
        return first;
    }

    /** Lets as many of the first series be gone, as those of a topic that was deleted; 0 for none. */
    void hide(int count) {
        first = count;
    }

    Labels labels(int index) {
        return labels[index];
    }

    double value(int index) {
        return values[index];
    }

    /** Only the values, for whoever needs nothing else. */
    double[] values() {
        return values.clone();
    }

    /** Gives every series another value, from 0 to 99. */
    void change() {
        changeOneIn(1);
    }

    /** Gives one series in so many another value. */
    void changeOneIn(int some) {
        for (int i = 0; i < values.length; i++) {
            if (some == 1 || random.nextInt(some) == 0) {
                values[i] = random.nextInt(VALUES);
            }
        }
    }
}
