package io.kafkamonitor.rules.testing;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a series in the notation that {@link RuleTester#series} explains.
 *
 * <p>A mistake is an {@link IllegalArgumentException} that names its place and what may stand there.
 */
final class SeriesNotation {

    private static final int MOST_CYCLES = 100_000;

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final String NUMBER = "\\d+(?:\\.\\d+)?";
    private static final Pattern TERM = Pattern.compile("(?:(?<value>-?" + NUMBER + ")(?<step>[+-]" + NUMBER + ")?"
            + "|(?<nothing>_)|(?<gone>gone)|unknown(?:\\((?<reason>[A-Z_]+)\\))?)(?:x(?<times>\\d{1,6}))?");

    private static final String ALLOWED = "a number such as 7 or -0.5, a number with a step for each cycle such as"
            + " 10+5x4, '_' for not reported, 'unknown' or 'unknown(NO_LEADER)', or 'gone', each with 'x' and a number of"
            + " cycles behind it to repeat it";

    private final String text;
    private final List<Saying> sayings = new ArrayList<>();

    private SeriesNotation(String text) {
        this.text = text;
    }

    /** What is said in each cycle; one at least. */
    static List<Saying> read(String text) {
        var notation = new SeriesNotation(text);
        WORD.matcher(text).results().forEach(word -> notation.term(word.group(), word.start() + 1));
        if (notation.sayings.isEmpty()) {
            throw new IllegalArgumentException("The series '" + text + "' is empty; give " + ALLOWED);
        }
        return List.copyOf(notation.sayings);
    }

    private void term(String word, int place) {
        Matcher term = TERM.matcher(word);
        if (!term.matches()) {
            throw mistake(word, place, "give " + ALLOWED);
        }
        if (term.group("step") != null && term.group("times") == null) {
            throw mistake(word, place, "a step needs a number of cycles; give " + word + "x4 for four of them");
        }
        int times = times(term, word, place);
        for (int i = 0; i < times; i++) {
            sayings.add(saying(term, i, word, place));
        }
    }

    private int times(Matcher term, String word, int place) {
        int times = term.group("times") == null ? 1 : Integer.parseInt(term.group("times"));
        if (times < 1 || sayings.size() + times > MOST_CYCLES) {
            throw mistake(word, place, "a series has 1 to " + MOST_CYCLES + " cycles; give a number that fits");
        }
        return times;
    }

    private Saying saying(Matcher term, int index, String word, int place) {
        if (term.group("nothing") != null) {
            return Saying.NOTHING;
        }
        if (term.group("gone") != null) {
            return Saying.GONE;
        }
        if (term.group("value") == null) {
            return Saying.unknown(Unknown.because(reason(term.group("reason"), word, place)));
        }
        double step = term.group("step") == null ? 0 : Double.parseDouble(term.group("step"));
        return Saying.value(Double.parseDouble(term.group("value")) + index * step);
    }

    private UnknownReason reason(String name, String word, int place) {
        return name == null
                ? UnknownReason.TIMED_OUT
                : Arrays.stream(UnknownReason.values())
                        .filter(reason -> reason.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> mistake(
                                word, place, "give one of the reasons " + Arrays.toString(UnknownReason.values())));
    }

    private IllegalArgumentException mistake(String word, int place, String advice) {
        return new IllegalArgumentException(
                "The series '" + text + "' has a mistake at character " + place + ", '" + word + "': " + advice);
    }
}
