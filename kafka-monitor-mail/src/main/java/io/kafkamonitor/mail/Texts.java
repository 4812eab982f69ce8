package io.kafkamonitor.mail;

import io.kafkamonitor.metric.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of a mail in one language. Immutable. */
final class Texts {

    /** What is in English without a file. */
    static final Texts ENGLISH = new Texts(Locale.ENGLISH, new EnumMap<>(Phrase.class), Map.of(), List.of());

    private static final String UNIT = "unit.";
    private static final Pattern CLAUSE = Pattern.compile(", ");
    private static final int DAYS_IN_WORDS = 4;

    private final Locale locale;
    private final Map<Phrase, String> phrases;
    private final Map<String, String> units;
    private final List<Translation> sentences;

    private Texts(Locale locale, Map<Phrase, String> phrases, Map<String, String> units, List<Translation> sentences) {
        this.locale = locale;
        this.phrases = phrases;
        this.units = units;
        this.sentences = sentences;
    }

    /** Whether there are texts of a language. */
    static boolean has(Locale locale) {
        return locale.getLanguage().equals("en") || Texts.class.getResource(file("texts", locale)) != null;
    }

    /** The texts of a language that there is. */
    static Texts in(Locale locale) {
        if (locale.getLanguage().equals("en")) {
            return ENGLISH;
        }
        Map<Phrase, String> phrases = new EnumMap<>(Phrase.class);
        var units = new LinkedHashMap<String, String>();
        read(file("texts", locale)).forEach((key, text) -> {
            if (key.startsWith(UNIT)) {
                units.put(key.substring(UNIT.length()), text);
            } else {
                phrases.put(Phrase.valueOf(key), text);
            }
        });
        var sentences = new ArrayList<Translation>();
        Map<String, String> rules = read(file("rules", locale));
        String end = "." + locale.getLanguage();
        rules.forEach((key, english) -> {
            @Nullable String translated = rules.get(key + end);
            if (translated != null) {
                sentences.add(Translation.of(english, translated));
            }
        });
        return new Texts(locale, phrases, units, List.copyOf(sentences));
    }

    private static String file(String what, Locale locale) {
        return what + "_" + locale.getLanguage() + ".properties";
    }

    private static Map<String, String> read(String file) {
        var properties = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The jar of the mails lacks '" + file + "'; use it as it was published");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be read", e);
        }
        var texts = new LinkedHashMap<String, String>();
        properties.stringPropertyNames().stream().sorted().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    /** These texts with others in place of some of them. */
    Texts with(Map<Phrase, String> others, List<Translation> otherSentences) {
        Map<Phrase, String> all = new EnumMap<>(Phrase.class);
        all.putAll(phrases);
        all.putAll(others);
        var allSentences = new ArrayList<>(otherSentences);
        allSentences.addAll(sentences);
        return new Texts(locale, all, units, List.copyOf(allSentences));
    }

    Locale locale() {
        return locale;
    }

    /** A phrase with words in its places. */
    String of(Phrase phrase, Object... words) {
        String text = phrases.getOrDefault(phrase, phrase.english());
        return words.length == 0 ? text : filled(text, words);
    }

    private static String filled(String text, Object... words) {
        var filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            boolean isPlace = next == '{' && at + 2 < text.length() && text.charAt(at + 2) == '}';
            int word = isPlace ? text.charAt(at + 1) - '0' : -1;
            if (word >= 0 && word < words.length) {
                filled.append(words[word]);
                at += 3;
            } else {
                filled.append(next);
                at++;
            }
        }
        return filled.toString();
    }

    /** Several things in a row. */
    String list(List<String> things) {
        return things.stream().reduce((all, next) -> of(Phrase.LIST, all, next)).orElse("");
    }

    /** A value as its unit writes it. */
    String value(Unit unit, double value) {
        return translatedUnit(unit.format(value));
    }

    private String translatedUnit(String value) {
        int space = value.lastIndexOf(' ');
        String unit = units.get(value.substring(space + 1));
        return space < 0 || unit == null ? value : value.substring(0, space + 1) + unit;
    }

    /** A sentence of a rule, if its translation is known; otherwise as it is. */
    String sentence(String english) {
        for (Translation translation : sentences) {
            String translated = translation.of(english, this::translatedUnit);
            if (!translated.isEmpty()) {
                return translated;
            }
        }
        return english;
    }

    /** What a rule asks for, clause by clause. */
    String condition(String english) {
        return sentences.isEmpty()
                ? english
                : CLAUSE.splitAsStream(english)
                        .map(this::sentence)
                        .reduce((all, next) -> of(Phrase.LIST, all, next))
                        .orElse("");
    }

    /** A duration with its two largest parts: {@code 45 s}, {@code 12 min}, {@code 2 h 10 min}, {@code 3 d 4 h}. */
    String duration(Duration duration) {
        if (duration.isNegative()) {
            return of(Phrase.SECONDS, 0);
        }
        if (duration.toMinutes() == 0) {
            return of(Phrase.SECONDS, duration.toSeconds());
        }
        if (duration.toHours() == 0) {
            return of(Phrase.MINUTES, duration.toMinutes());
        }
        return duration.toDays() == 0
                ? two(Phrase.HOURS, duration.toHours(), Phrase.MINUTES, duration.toMinutesPart())
                : two(Phrase.DAYS, duration.toDays(), Phrase.HOURS, duration.toHoursPart());
    }

    private String two(Phrase largeUnit, long large, Phrase smallUnit, int small) {
        String first = of(largeUnit, large);
        return small == 0 ? first : of(Phrase.DURATION, first, of(smallUnit, small));
    }

    /** A span to look back over, which is read as a whole: {@code 7 days}. */
    String reach(Duration duration) {
        return duration.toDays() >= DAYS_IN_WORDS && duration.toHoursPart() == 0
                ? of(Phrase.DAYS_IN_WORDS, duration.toDays())
                : duration(duration);
    }

    /** {@code Second}, {@code Third}, ..., {@code 12th}. */
    String ordinal(int number) {
        List<String> words = List.of(of(Phrase.ORDINALS).split(" ", -1));
        return number - 2 < words.size() ? words.get(number - 2) : of(Phrase.ORDINAL, number);
    }
}
