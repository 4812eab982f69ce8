package io.kafkamonitor.internal.text;

import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with places for words: {@code Broker {broker} is back}. */
public final class Places {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    private Places() {}

    /** The names of the places, in their order. */
    public static List<String> of(String sentence) {
        var names = new ArrayList<String>();
        Matcher place = PLACE.matcher(sentence);
        while (place.find()) {
            names.add(place.group(1));
        }
        return names;
    }

    /** The sentence with a word in each place. */
    public static String filled(String sentence, UnaryOperator<String> words) {
        return PLACE.matcher(sentence).replaceAll(place -> Matcher.quoteReplacement(words.apply(place.group(1))));
    }

    /** The sentence with the labels of a subject; other places stay as they are. */
    public static String filled(String sentence, Labels subject) {
        return filled(sentence, name -> {
            String label = subject.value(name);
            return label == null ? "{" + name + "}" : Labels.text(label);
        });
    }
}
