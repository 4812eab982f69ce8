package io.kafkamonitor.internal.judging;

/** Which series there are in a column. Immutable. */
final class Seen {

    /** That a series may always have been there. */
    static final long ALWAYS = Long.MIN_VALUE;

    private final int[] rows;
    private final long[] since;
    private final long[] came;

    /**
     * What was seen in a column.
     *
     * @param rows the row of each position
     * @param since when the series of each row was first seen
     * @param came when the series of each row came, or {@link #ALWAYS}
     */
    Seen(int[] rows, long[] since, long[] came) {
        this.rows = rows;
        this.since = since;
        this.came = came;
    }

    /** The row of a position; {@link Rows#NONE} of a series that is not kept. */
    int row(int position) {
        return rows[position];
    }

    /** When the series of a row was first seen; what the row holds of earlier times is another's. */
    long since(int row) {
        return since[row];
    }

    /** When the series of a row came that was not there before; {@link #ALWAYS} if it may have been. */
    long came(int row) {
        return came[row];
    }
}
