package io.kafkamonitor.internal.kafka.groups;

/**
 * How far a group is behind on one partition.
 *
 * @param records that it has still to read; never negative
 * @param lost records below the log start that it had not read
 * @param end where its committed offset is, seen from the log end
 */
record PartitionLag(long records, long lost, End end) {

    /** Where a committed offset is, seen from the log end. */
    enum End {
        NOT_PASSED,
        /** After an unclean election, a reset by hand, or a topic that was created again. */
        BEYOND
    }

    static PartitionLag of(long committed, long logStart, long logEnd) {
        return new PartitionLag(
                Math.max(0, logEnd - Math.max(committed, logStart)),
                Math.max(0, logStart - committed),
                committed > logEnd ? End.BEYOND : End.NOT_PASSED);
    }
}
