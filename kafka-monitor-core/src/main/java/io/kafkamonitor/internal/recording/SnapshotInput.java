package io.kafkamonitor.internal.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.MetricKind;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads what {@link SnapshotOutput} writes. Not safe for use by several threads. */
final class SnapshotInput {

    private final List<String> strings = new ArrayList<>();
    private final List<Labels> labels = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    /** Goes on with other bytes. */
    void read(byte[] next) {
        bytes = ByteBuffer.wrap(next);
    }

    long number() {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes.get();
            number |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }

    int count() {
        return Math.toIntExact(number());
    }

    double decimal() {
        return Double.longBitsToDouble(Long.reverse(number()));
    }

    String string() {
        return known(strings, () -> {
            var encoded = new byte[count()];
            bytes.get(encoded);
            return new String(encoded, UTF_8);
        });
    }

    Labels labels() {
        return known(labels, () -> {
            var pairs = new TreeMap<String, String>();
            for (int i = count(); i > 0; i--) {
                pairs.put(string(), string());
            }
            return Labels.of(pairs);
        });
    }

    Unknown unknown() {
        String reason = string();
        return new Unknown(UnknownReason.valueOf(reason), string());
    }

    Metric metric() {
        return known(metrics, this::newMetric);
    }

    private Metric newMetric() {
        String name = string();
        var kind = MetricKind.valueOf(string());
        Unit unit = Unit.of(string());
        String description = string();
        double least = decimal();
        double most = decimal();
        boolean isOnlyInTrouble = number() == 1;
        Map<String, List<String>> values = labelValues();
        String[] names = values.keySet().toArray(new String[0]);
        Metric metric = switch (kind) {
            case GAUGE -> Metric.gauge(name, unit, description, names);
            case COUNTER -> Metric.counter(name, unit, description, names);
            case OFFSET -> Metric.offset(name, unit, description, names);
        };
        metric = metric.between(least, most);
        for (var entry : values.entrySet()) {
            metric = entry.getValue().isEmpty() ? metric : metric.withLabelValues(entry.getKey(), entry.getValue());
        }
        return isOnlyInTrouble ? metric.onlyInTrouble() : metric;
    }

    private Map<String, List<String>> labelValues() {
        var byLabel = new LinkedHashMap<String, List<String>>();
        for (int i = count(); i > 0; i--) {
            String label = string();
            var values = new ArrayList<String>();
            for (int j = count(); j > 0; j--) {
                values.add(string());
            }
            byLabel.put(label, values);
        }
        return byLabel;
    }

    private <T> T known(List<T> words, Supplier<T> newWord) {
        int index = count();
        if (index < words.size()) {
            return words.get(index);
        }
        int place = words.size();
        T word = newWord.get();
        words.add(place, word);
        return word;
    }
}
