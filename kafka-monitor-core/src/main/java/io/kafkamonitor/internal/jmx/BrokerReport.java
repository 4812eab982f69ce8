package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import java.util.BitSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the series of one broker; keeps their labels, and which of them the broker does not have. */
final class BrokerReport {

    private static final Logger logger = LoggerFactory.getLogger(BrokerReport.class);

    private final int broker;
    private final Labels brokerLabels;
    private final List<Labels> labels;
    private final BitSet missing = new BitSet();

    BrokerReport(int broker) {
        this.broker = broker;
        this.brokerLabels = Labels.of("broker", Integer.toString(broker));
        this.labels = BrokerLoadCatalog.SERIES.stream()
                .map(series -> series.labelsOf(broker))
                .toList();
    }

    void write(PassResult result, SampleSink sink) {
        if (result instanceof PassResult.Read read) {
            sink.record(JmxMetrics.JMX_UP, brokerLabels, 1);
            for (int i = 0; i < labels.size(); i++) {
                write(i, BrokerLoadCatalog.SERIES.get(i).measure().of(read.readings()), sink);
            }
        } else if (result instanceof PassResult.Failed failed) {
            sink.record(JmxMetrics.JMX_UP, brokerLabels, 0);
            allUnknown(failed.why(), sink);
        }
    }

    /** Says of every series, the one of the port included, that it is unknown. */
    void writeNothingKnown(Unknown why, SampleSink sink) {
        sink.unknown(JmxMetrics.JMX_UP, brokerLabels, why);
        allUnknown(why, sink);
    }

    private void allUnknown(Unknown why, SampleSink sink) {
        for (int i = 0; i < labels.size(); i++) {
            if (!missing.get(i)) {
                sink.unknown(BrokerLoadCatalog.SERIES.get(i).metric(), labels.get(i), why);
            }
        }
    }

    private void write(int index, Measured measured, SampleSink sink) {
        BrokerSeries series = BrokerLoadCatalog.SERIES.get(index);
        if (measured instanceof Measured.Value it) {
            sink.record(series.metric(), labels.get(index), it.value());
        } else if (measured instanceof Measured.NotKnown it) {
            sink.unknown(series.metric(), labels.get(index), it.why());
        } else if (measured instanceof Measured.NotThere it && !missing.get(index)) {
            logger.info(
                    "Broker {} has no MBean '{}', so '{}' is not reported for it", broker, it.bean(), series.metric());
        }
        missing.set(index, measured instanceof Measured.NotThere);
    }
}
