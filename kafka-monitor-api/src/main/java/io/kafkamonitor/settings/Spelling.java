package io.kafkamonitor.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what somebody meant who wrote something that is not known. Immutable. */
public final class Spelling {

    private static final int MOST_SUGGESTIONS = 3;

    private final List<String> known;
    private final Set<String> prefixes;

    private Spelling(Collection<String> known, Collection<String> prefixes) {
        this.known = List.copyOf(known);
        this.prefixes = Set.copyOf(prefixes);
    }

    /** Of the words that are known. */
    public static Spelling of(Collection<String> known) {
        return new Spelling(known, Set.of());
    }

    /**
     * This spelling, in which somebody may also have put one of some words and a dot before what is known, as people do who
     * have it from elsewhere.
     */
    public Spelling ignoring(Collection<String> firstWords) {
        return new Spelling(known, firstWords);
    }

    /** As the end of a sentence, {@code did you mean 'bootstrap.servers'?}; empty if nothing known is close. */
    public String advice(String word) {
        return advice("", word);
    }

    /**
     * As the end of a sentence about something of which the beginning is known.
     *
     * @param prefix stands before what was meant
     * @param word without the prefix
     */
    public String advice(String prefix, String word) {
        Set<String> close = closest(word);
        return close.isEmpty()
                ? ""
                : "did you mean "
                        + close.stream()
                                .map(it -> "'" + prefix + it + "'")
                                .limit(MOST_SUGGESTIONS)
                                .collect(Collectors.joining(" or "))
                        + "?";
    }

    /** What is known and differs least from a word, if it is little. */
    public Set<String> closest(String word) {
        var closest = new TreeSet<String>();
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = hasOneWordMoreOrLess(word, candidate) ? 1 : distance(plain(word), plain(candidate));
            if (distance <= allowed(word) && distance <= least) {
                if (distance < least) {
                    closest.clear();
                }
                least = distance;
                closest.add(candidate);
            }
        }
        return closest;
    }

    /** One letter in five, but not so many that two short words are alike. */
    private static int allowed(String word) {
        return Math.min(3, Math.max(1, word.length() / 5));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    private boolean hasOneWordMoreOrLess(String word, String candidate) {
        List<String> words = List.of(word.toLowerCase(Locale.ROOT).split("\\.", -1));
        List<String> others = List.of(candidate.toLowerCase(Locale.ROOT).split("\\.", -1));
        boolean less = words.size() > 1 && others.size() == words.size() + 1 && isWithoutOne(others, words, 0);
        int from = prefixes.contains(words.get(0)) ? 0 : 1; // any other first word may be the name of a plug-in's own
        return less || (others.size() > 1 && words.size() == others.size() + 1 && isWithoutOne(words, others, from));
    }

    private static boolean isWithoutOne(List<String> longer, List<String> shorter, int from) {
        for (int i = from; i < longer.size(); i++) {
            var rest = new ArrayList<>(longer);
            rest.remove(i);
            if (rest.equals(shorter)) {
                return true;
            }
        }
        return false;
    }

    /** How many letters are to be written, left out, replaced or exchanged with the next to make one word the other. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        Arrays.setAll(last, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
