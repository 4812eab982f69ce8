package io.kafkamonitor.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a sentence with places for names reads in another language: what stands in the places of the one is put into those of the
 * other. Immutable.
 *
 * @param between the text before, between and behind the places; found one after the other, in the time that takes
 * @param places their names, in the order of the sentence
 * @param other the sentence of the other language
 */
record Translation(List<String> between, List<String> places, String other) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    Translation {
        between = List.copyOf(between);
        places = List.copyOf(places);
    }

    /** The translation of a sentence whose places have names in braces. */
    static Translation of(String sentence, String other) {
        var between = new ArrayList<String>();
        var places = new ArrayList<String>();
        Matcher place = PLACE.matcher(sentence);
        int begin = 0;
        while (place.find()) {
            between.add(sentence.substring(begin, place.start()));
            places.add(place.group(1));
            begin = place.end();
        }
        between.add(sentence.substring(begin));
        return new Translation(between, places, other);
    }

    /** Names of places that only the other sentence has. */
    List<String> unknownPlaces() {
        return PLACE.matcher(other)
                .results()
                .map(place -> place.group(1))
                .filter(name -> !places.contains(name))
                .toList();
    }

    /** The translation of a text that is made by the sentence; empty if it is not. */
    String of(String text, UnaryOperator<String> words) {
        if (!text.startsWith(between.get(0))) {
            return "";
        }
        Map<String, String> found = new HashMap<>();
        int begin = between.get(0).length();
        for (int i = 0; i < places.size(); i++) {
            String next = between.get(i + 1);
            boolean isLast = i == places.size() - 1;
            int end = isLast ? lastPlace(text, next) : text.indexOf(next, begin);
            if (end < begin) {
                return "";
            }
            found.put(places.get(i), words.apply(text.substring(begin, end)));
            begin = end + next.length();
        }
        return begin == text.length() ? filled(found) : "";
    }

    private static int lastPlace(String text, String end) {
        return text.endsWith(end) ? text.length() - end.length() : -1;
    }

    private String filled(Map<String, String> found) {
        return PLACE.matcher(other)
                .replaceAll(place -> Matcher.quoteReplacement(found.getOrDefault(place.group(1), place.group())));
    }
}
