package io.kafkamonitor.internal.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes the words of which snapshots are made. What comes again in a segment is written once and named by its number later.
 * Not safe for use by several threads.
 */
final class SnapshotOutput {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<String, Integer> strings = new HashMap<>();
    private final Map<Labels, Integer> labels = new HashMap<>();
    private final Map<Metric, Integer> metrics = new HashMap<>();

    /** What was written since the last call. */
    byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    /** A number of which most are small; seven bits a byte, the lowest first. */
    void number(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    void decimal(double decimal) {
        number(Long.reverse(Double.doubleToLongBits(decimal)));
    }

    void string(String string) {
        if (isNew(strings, string)) {
            byte[] encoded = string.getBytes(UTF_8);
            number(encoded.length);
            bytes.writeBytes(encoded);
        }
    }

    void labels(Labels series) {
        if (isNew(labels, series)) {
            number(series.size());
            series.asMap().forEach((name, value) -> {
                string(name);
                string(value);
            });
        }
    }

    void unknown(Unknown why) {
        string(why.reason().name());
        string(why.detail());
    }

    void metric(Metric metric) {
        if (!isNew(metrics, metric)) {
            return;
        }
        string(metric.name());
        string(metric.kind().name());
        string(metric.unit().symbol());
        string(metric.description());
        decimal(metric.least());
        decimal(metric.most());
        number(metric.isOnlyInTrouble() ? 1 : 0);
        number(metric.labelNames().size());
        for (String label : metric.labelNames()) {
            string(label);
            Set<String> values = metric.labelValues(label);
            number(values.size());
            values.forEach(this::string);
        }
    }

    /** Writes the number of something; whether that is a new one, so that it has to be written as well. */
    private <T> boolean isNew(Map<T, Integer> known, T word) {
        Integer before = known.putIfAbsent(word, known.size());
        number(before == null ? known.size() - 1 : before);
        return before == null;
    }
}
