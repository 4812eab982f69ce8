package io.kafkamonitor.rules;

/** What is made of several series. */
enum Aggregation {
    SUM("the sum of "),
    MAX("the largest "),
    MIN("the smallest "),
    MEAN("the mean of "),
    COUNT("the number of series of ");

    private final String words;

    Aggregation(String words) {
        this.words = words;
    }

    /** As in a sentence, before the name of the metric. */
    String words() {
        return words;
    }

    /**
     * Between which bounds the result lies.
     *
     * @param completeness whether the tally has seen every series that there is
     */
    Bounds of(Tally tally, Completeness completeness) {
        if (this == COUNT) {
            return completeness == Completeness.ALL_LISTED
                    ? Bounds.exactly(tally.size())
                    : new Bounds(tally.size(), Double.POSITIVE_INFINITY);
        }
        if (completeness == Completeness.ALL_LISTED && tally.unknown() == 0) {
            return Bounds.exactly(ofKnown(tally));
        }
        return ofPart(tally, completeness);
    }

    private double ofKnown(Tally tally) {
        return switch (this) {
            case SUM -> tally.sum();
            case MAX -> tally.max();
            case MIN -> tally.min();
            case MEAN -> tally.sum() / tally.known();
            case COUNT -> tally.size();
        };
    }

    private Bounds ofPart(Tally tally, Completeness completeness) {
        double floor = tally.floor();
        return switch (this) {
            case SUM -> new Bounds(floor == 0 ? tally.sum() : floor, Double.POSITIVE_INFINITY);
            case MAX -> new Bounds(Math.max(floor, tally.max()), Double.POSITIVE_INFINITY);
            case MIN -> new Bounds(floor, tally.min());
            case MEAN -> new Bounds(lowestMean(tally, completeness), Double.POSITIVE_INFINITY);
            case COUNT -> Bounds.exactly(tally.size());
        };
    }

    /** If all that is unknown were 0; unlisted series may be so many that they outweigh the known ones. */
    private static double lowestMean(Tally tally, Completeness completeness) {
        boolean counted = completeness == Completeness.ALL_LISTED && tally.floor() == 0;
        return counted ? tally.sum() / tally.measurable() : tally.floor();
    }

    /** Whether a column lists every series that there is. */
    enum Completeness {
        ALL_LISTED,
        MORE_POSSIBLE
    }
}
