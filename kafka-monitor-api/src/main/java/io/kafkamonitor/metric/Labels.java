package io.kafkamonitor.metric;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.bounds.Printable;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Immutable name-value pairs, sorted by name; together with a {@link Metric} they name a series.
 *
 * <p>A value of more than a thousand characters is kept as its beginning and a digest of the whole, so that it still
 * differs from others. Equal labels have equal hash codes, computed once. Keep instances between collections instead of building the same
 * ones again.
 */
public final class Labels implements Comparable<Labels> {

    /** No labels: the one series of a metric without labels. */
    public static final Labels EMPTY = new Labels(new String[0]);

    /** Longer than any name of a topic, which has 249 characters at most. */
    private static final int LONGEST_TEXT = 300;

    /** name, value, name, value, sorted by name. */
    private final String[] pairs;

    private final int hash;

    private Labels(String[] pairs) {
        this.pairs = pairs;
        this.hash = Arrays.hashCode(pairs);
    }

    /** Labels of one pair. */
    public static Labels of(String name, String value) {
        return new Labels(new String[] {checkedName(name), LabelValue.bounded(requireNonNull(value, "value"))});
    }

    /**
     * Labels of name-value pairs in any order.
     *
     * @throws IllegalArgumentException for an odd number of strings, an empty name, or a name given twice
     */
    public static Labels of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Labels need a value for each name, got "
                    + Arrays.toString(namesAndValues) + "; give name, value, name, value");
        }
        var sorted = new TreeMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = checkedName(namesAndValues[i]);
            if (sorted.put(name, requireNonNull(namesAndValues[i + 1], name)) != null) {
                throw new IllegalArgumentException("Label '" + name + "' is given twice; give each name once");
            }
        }
        return ofSorted(sorted);
    }

    /** Labels of a map's entries. */
    public static Labels of(Map<String, String> values) {
        values.keySet().forEach(Labels::checkedName);
        return ofSorted(new TreeMap<>(values));
    }

    private static Labels ofSorted(Map<String, String> sorted) {
        if (sorted.isEmpty()) {
            return EMPTY;
        }
        var pairs = new String[sorted.size() * 2];
        int next = 0;
        for (var entry : sorted.entrySet()) {
            pairs[next++] = entry.getKey();
            pairs[next++] = LabelValue.bounded(requireNonNull(entry.getValue(), entry.getKey()));
        }
        return new Labels(pairs);
    }

    private static String checkedName(String name) {
        if (requireNonNull(name, "name").isEmpty()) {
            throw new IllegalArgumentException("A label name is empty; give it a name");
        }
        return Bounded.name(name, "A label name");
    }

    /** How many pairs there are. */
    public int size() {
        return pairs.length / 2;
    }

    /** The name at a position, in sorted order. */
    public String name(int index) {
        return pairs[index * 2];
    }

    /** The value at a position, in the order of the names. */
    public String value(int index) {
        return pairs[index * 2 + 1];
    }

    /** The value at a position for a person; see {@link #text(String)}. */
    public String text(int index) {
        return text(value(index));
    }

    /**
     * A value of a label as a person can read it: an empty one, which Kafka permits as the name of a group, as {@code
     * (empty)}, one of nothing but spaces as {@code (blank)}, any other as one {@linkplain
     * Printable#line printable line}, and of a very long one the beginning.
     */
    public static String text(String value) {
        if (value.isEmpty()) {
            return "(empty)";
        }
        if (value.isBlank()) {
            return "(blank)";
        }
        return Printable.line(Bounded.shortened(value, LONGEST_TEXT));
    }

    /** The value of a label, or null if there is no such label. */
    public @Nullable String value(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    /** These labels with one more, or with another value for one of them. */
    public Labels with(String name, String value) {
        var values = asMap();
        values.put(checkedName(name), requireNonNull(value, name));
        return ofSorted(values);
    }

    /** Only those labels whose names are given; names that are not there are passed over. */
    public Labels keep(Set<String> names) {
        var kept = new String[pairs.length];
        int next = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (names.contains(pairs[i])) {
                kept[next++] = pairs[i];
                kept[next++] = pairs[i + 1];
            }
        }
        if (next == pairs.length) {
            return this;
        }
        return next == 0 ? EMPTY : new Labels(Arrays.copyOf(kept, next));
    }

    /** Whether these have just the names that others have. */
    boolean hasNamesOf(Labels others) {
        if (pairs.length != others.pairs.length) {
            return false;
        }
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i].equals(others.pairs[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether every pair of the others is among these. */
    public boolean containsAll(Labels others) {
        for (int i = 0; i < others.size(); i++) {
            if (!others.value(i).equals(value(others.name(i)))) {
                return false;
            }
        }
        return true;
    }

    /** A new sorted map of the pairs. */
    public Map<String, String> asMap() {
        var map = new TreeMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    @Override
    public int compareTo(Labels other) {
        return Arrays.compare(pairs, other.pairs);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Labels labels && labels.hash == hash && Arrays.equals(labels.pairs, pairs));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The pairs as {@code group=billing, topic=payments}, for a person. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(i == 0 ? "" : ", ").append(pairs[i]).append('=').append(text(pairs[i + 1]));
        }
        return text.toString();
    }
}
