package io.kafkamonitor.examples.benchmark;

import java.util.Arrays;
import java.util.Collection;

/** What several rounds of one measurement came to. */
record Spread(double least, double median, double most) {

    static Spread of(Collection<Long> measured) {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured; run at least one round");
        }
        double[] sorted =
                measured.stream().mapToDouble(Long::doubleValue).sorted().toArray();
        return new Spread(sorted[0], median(sorted), sorted[sorted.length - 1]);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
