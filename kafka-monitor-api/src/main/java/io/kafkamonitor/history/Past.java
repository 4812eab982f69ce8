package io.kafkamonitor.history;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import java.util.List;

/**
 * What is remembered of the series of one metric, each with its values at the same times.
 *
 * <p>A rule over a million series reads one after the other into the same {@link Readings} and makes no object for each:
 *
 * <pre>{@code
 * Past past = evaluation.history().of(BYTES_OUT);
 * Readings readings = Readings.over(Duration.ofMinutes(10));
 * for (int i = 0; i < past.present().size(); i++) {
 *     past.read(i, readings);
 *     if (readings.isWhole()) {
 *         judge(past.present().labels(i), readings.rate());
 *     }
 * }
 * }</pre>
 */
public interface Past {

    /** All series as they are now, by whose positions they are read. */
    Column present();

    /**
     * Puts the known values of a series in place of what was read before, oldest first: those of the time that the
     * readings cover. Passes in which it was unknown are left out.
     *
     * @param position of the series in {@link #present()}
     */
    void read(int position, Readings readings);

    /**
     * How long ago a series came that was not there in the pass before, in nanoseconds; {@link Long#MAX_VALUE} if it was there
     * from the beginning, or may have been.
     *
     * @param position of the series in {@link #present()}
     */
    default long ageNanos(int position) {
        return Long.MAX_VALUE;
    }

    /** The known values of a series as objects, oldest first; none if it is not there now. */
    default List<Point> points(Labels series, Readings readings) {
        int position = present().indexOf(series);
        readings.clear();
        if (position >= 0) {
            read(position, readings);
        }
        return readings.points();
    }

    /** Of a metric of which nothing is remembered, not even the present. */
    static Past nothing(Metric metric) {
        Column none = Column.builder(metric).build();
        return new Past() {
            @Override
            public Column present() {
                return none;
            }

            @Override
            public void read(int position, Readings readings) {
                throw new IndexOutOfBoundsException("Position " + position + " of '" + metric
                        + "', of which nothing is remembered; ask for it with a HistoryWindow");
            }
        };
    }
}
