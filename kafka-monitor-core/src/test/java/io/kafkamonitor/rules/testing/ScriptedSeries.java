package io.kafkamonitor.rules.testing;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import java.util.List;

/** A series and what is said of it cycle by cycle; after the last one it stays as it ended. */
record ScriptedSeries(Metric metric, Labels labels, List<Saying> sayings) {

    static ScriptedSeries of(Metric metric, Labels labels, String notation) {
        List<Saying> sayings = SeriesNotation.read(notation);
        if (labels.size() == 0 && sayings.contains(Saying.GONE)) {
            throw new IllegalArgumentException("The series of " + metric.name()
                    + " has no labels, so there is nothing that" + " could be gone; give '_' where it is not reported");
        }
        return new ScriptedSeries(metric, labels, sayings);
    }

    int cycles() {
        return sayings.size();
    }

    void say(int cycle, SampleSink sink) {
        sayings.get(Math.min(cycle, sayings.size() - 1)).say(metric, labels, sink);
    }
}
