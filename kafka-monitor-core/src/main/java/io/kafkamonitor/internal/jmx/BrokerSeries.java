package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import java.util.List;

/**
 * One series of every broker: its name, what is read for it, and how its value is computed.
 *
 * @param labels names and values of the labels beside {@code broker}
 * @param reads attributes to read, beside the families, which are always read
 */
record BrokerSeries(Metric metric, List<String> labels, List<BeanAttribute> reads, Measure measure) {

    /** The labels of this series of a broker. */
    Labels labelsOf(int broker) {
        Labels all = Labels.of("broker", Integer.toString(broker));
        for (int i = 0; i < labels.size(); i += 2) {
            all = all.with(labels.get(i), labels.get(i + 1));
        }
        return all;
    }
}
