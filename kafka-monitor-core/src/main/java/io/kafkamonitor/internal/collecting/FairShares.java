package io.kafkamonitor.internal.collecting;

import java.util.Arrays;

/** Divides what is too little for all: whoever needs less than an equal share gets it, the others the rest equally. */
final class FairShares {

    private FairShares() {}

    /**
     * What each one gets.
     *
     * @param needs how much each one could use
     * @param most how much there is
     */
    static int[] of(int[] needs, int most) {
        int share = share(needs, most);
        return Arrays.stream(needs).map(need -> Math.min(need, share)).toArray();
    }

    private static int share(int[] needs, int most) {
        int[] sorted = needs.clone();
        Arrays.sort(sorted);
        int left = most;
        for (int i = 0; i < sorted.length; i++) {
            int equal = left / (sorted.length - i);
            if (sorted[i] > equal) {
                return equal;
            }
            left -= sorted[i];
        }
        return most;
    }
}
