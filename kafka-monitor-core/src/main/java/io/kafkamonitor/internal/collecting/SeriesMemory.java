package io.kafkamonitor.internal.collecting;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which series of a metric there were, and so tells unknown from gone: a series that is not reported is
 * unknown twice and gone the third time; it is gone at once where the collector says so, and only unknown while the
 * collector fails or cannot list all of an entity that it could be part of. Only so many are remembered that are not
 * reported; of the others nothing but that they may exist is known until the next collection.
 */
final class SeriesMemory {

    private static final int GONE_AFTER = 3;
    private static final Unknown NOT_YET =
            new Unknown(UnknownReason.NOT_REPORTED, "its collector has not reported yet");

    private static final Unknown NO_ROOM =
            new Unknown(UnknownReason.NOT_REPORTED, "there are too many series to remember it");

    private Column last;
    private Map<Labels, Integer> missed = Map.of();

    SeriesMemory(Metric metric) {
        this.last = Column.builder(metric).gap(NOT_YET).build();
    }

    /** The column as it was last published; before the first collection one with a gap, as any series may exist. */
    Column last() {
        return last;
    }

    /**
     * What is to be published after a collection that went well and passed the {@link #check}.
     *
     * @param room for how many series that were not reported
     */
    Column reported(Column fresh, GoneEntities gone, int room) {
        if (hasSameSeries(fresh)) {
            missed = Map.of();
            last = fresh;
            return fresh;
        }
        var missedNow = new HashMap<Labels, Integer>();
        var merged = copyOf(fresh);
        for (int i = 0; i < last.size(); i++) {
            Labels series = last.labels(i);
            if (fresh.indexOf(series) < 0 && !gone.include(series)) {
                if (missedNow.size() < room) {
                    carry(series, fresh.gap(series), merged, missedNow);
                } else {
                    merged.gap(series, NO_ROOM);
                }
            }
        }
        missed = missedNow;
        last = merged.build();
        return last;
    }

    private void carry(Labels series, Optional<Unknown> gap, ColumnBuilder merged, Map<Labels, Integer> missedNow) {
        int before = missed.getOrDefault(series, 0);
        if (gap.isPresent()) {
            missedNow.put(series, before);
            merged.unknown(series, gap.get());
        } else if (before + 1 < GONE_AFTER) {
            missedNow.put(series, before + 1);
            merged.unknown(series, Unknown.because(UnknownReason.NOT_REPORTED));
        }
    }

    /** What is to be published after a collection that failed: every known series, unknown. */
    Column failed(Unknown why) {
        var column = Column.builder(last.metric()).roomFor(last.size()).gap(why);
        for (int i = 0; i < last.size(); i++) {
            column.unknown(last.labels(i), why);
        }
        last = column.build();
        return last;
    }

    /** Leaves only the first series; those that are left out are a gap. */
    void cut(int most, Unknown why) {
        if (last.size() <= most) {
            return;
        }
        ColumnBuilder kept = copyOf(last);
        while (kept.size() > most) {
            kept.gap(kept.removeLast(), why);
        }
        last = kept.build();
        missed = Map.of();
    }

    /** The usual case at no cost: the same series in the same order. */
    private boolean hasSameSeries(Column fresh) {
        if (fresh.size() != last.size()) {
            return false;
        }
        for (int i = 0; i < fresh.size(); i++) {
            if (!fresh.labels(i).equals(last.labels(i))) {
                return false;
            }
        }
        return true;
    }

    /** Throws an {@link IllegalArgumentException} if a series is there twice; changes nothing. */
    void check(Column fresh) {
        if (hasSameSeries(fresh)) {
            return; // and those were checked
        }
        for (int i = 0; i < fresh.size(); i++) {
            if (fresh.indexOf(fresh.labels(i)) != i) {
                throw new IllegalArgumentException(
                        fresh.metric() + "{" + fresh.labels(i) + "} was written twice; write each series once");
            }
        }
    }

    private static ColumnBuilder copyOf(Column fresh) {
        var copy = Column.builder(fresh.metric()).roomFor(fresh.size());
        copy.gaps(fresh.gaps());
        for (int i = 0; i < fresh.size(); i++) {
            Optional<Unknown> unknown = fresh.unknown(i);
            if (unknown.isPresent()) {
                copy.unknown(fresh.labels(i), unknown.get());
            } else {
                copy.value(fresh.labels(i), fresh.value(i));
            }
        }
        return copy;
    }
}
