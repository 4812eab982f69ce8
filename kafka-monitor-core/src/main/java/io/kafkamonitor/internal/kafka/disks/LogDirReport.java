package io.kafkamonitor.internal.kafka.disks;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.cluster.PartialSum;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.LogDirDescription;

/** Writes the log directories of brokers; those of a broker that does not tell stay known, with unknown values. */
final class LogDirReport {

    private static final Unknown OFFLINE =
            new Unknown(UnknownReason.UNREACHABLE, "the broker has taken the directory offline");
    private static final List<Metric> OF_VOLUME =
            List.of(LogDirMetrics.DIR_TOTAL, LogDirMetrics.DIR_USABLE, LogDirMetrics.DIR_USED_RATIO);

    /** Labels of the directories, by broker and path; kept from one collection to the next. */
    private final Map<Integer, Map<String, Labels>> known = new HashMap<>();

    void write(LogDirs dirs, SampleSink sink) {
        reportGone(dirs, sink);
        dirs.dirs().forEach((broker, ofBroker) -> write(broker, ofBroker, sink));
        dirs.unknowns().forEach((broker, why) -> writeUnknown(broker, why, sink));
    }

    private void reportGone(LogDirs dirs, SampleSink sink) {
        known.keySet().removeIf(broker -> {
            boolean gone = !dirs.dirs().containsKey(broker) && !dirs.unknowns().containsKey(broker);
            if (gone) {
                sink.gone(labels(broker));
            }
            return gone;
        });
    }

    private static Labels labels(int broker) {
        return Labels.of("broker", Integer.toString(broker));
    }

    private void write(int broker, Map<String, LogDirDescription> dirs, SampleSink sink) {
        var size = new PartialSum();
        Map<String, Labels> ofBroker = known.computeIfAbsent(broker, id -> new HashMap<>());
        ofBroker.keySet().retainAll(dirs.keySet());
        dirs.forEach((path, dir) -> {
            Labels series =
                    ofBroker.computeIfAbsent(path, name -> labels(broker).with("dir", name));
            if (dir.error() == null) {
                dir.replicaInfos().values().forEach(replica -> size.add((double) replica.size()));
                sink.record(LogDirMetrics.DIR_OFFLINE, series, 0);
                writeVolume(series, dir.totalBytes(), dir.usableBytes(), sink);
            } else {
                size.addUnknown(OFFLINE);
                sink.record(LogDirMetrics.DIR_OFFLINE, series, 1);
                OF_VOLUME.forEach(metric -> sink.unknown(metric, series, OFFLINE));
            }
        });
        size.report(sink, LogDirMetrics.BROKER_LOG_SIZE, labels(broker), "replicas and directories");
    }

    /** Brokers before 3.3 do not know the size of the volume. */
    private static void writeVolume(Labels series, OptionalLong total, OptionalLong usable, SampleSink sink) {
        total.ifPresent(bytes -> sink.record(LogDirMetrics.DIR_TOTAL, series, (double) bytes));
        usable.ifPresent(bytes -> sink.record(LogDirMetrics.DIR_USABLE, series, (double) bytes));
        if (total.orElse(0) > 0 && usable.isPresent()) {
            double used = 1 - (double) usable.getAsLong() / total.getAsLong();
            sink.record(LogDirMetrics.DIR_USED_RATIO, series, used);
        }
    }

    private void writeUnknown(int broker, Unknown why, SampleSink sink) {
        sink.unknown(LogDirMetrics.BROKER_LOG_SIZE, labels(broker), why);
        Map<String, Labels> ofBroker = known.computeIfAbsent(broker, id -> new HashMap<>());
        for (Labels series : ofBroker.values()) {
            sink.unknown(LogDirMetrics.DIR_OFFLINE, series, why);
            OF_VOLUME.forEach(metric -> sink.unknown(metric, series, why));
        }
        if (ofBroker.isEmpty()) {
            sink.incomplete(LogDirMetrics.DIR_OFFLINE, labels(broker), why);
            OF_VOLUME.forEach(metric -> sink.incomplete(metric, labels(broker), why));
        }
    }
}
