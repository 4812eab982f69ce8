package io.kafkamonitor.mail;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Writes numbers as people do: {@code 0-7, 12}. */
final class Ranges {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private Ranges() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Numbers in ascending order, those in a row as a range. */
    static String of(List<String> numbers) {
        int[] sorted =
                numbers.stream().mapToInt(Integer::parseInt).sorted().distinct().toArray();
        var ranges = new StringJoiner(", ");
        int begin = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[i - 1] + 1) {
                ranges.add(range(sorted[begin], sorted[i - 1]));
                begin = i;
            }
        }
        return ranges.toString();
    }

    private static String range(int first, int last) {
        if (first == last) {
            return Integer.toString(first);
        }
        return first + 1 == last ? first + ", " + last : first + "-" + last;
    }
}
