package io.kafkamonitor.settings;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Flat settings, read with types. A missing or wrong value is noted as a problem and a stand-in is returned, so that one
 * {@link #check()} after all reading can report everything at once.
 *
 * <p>The value of a key that names a secret, see {@link #isSecret}, is never part of a problem. Not safe for use by
 * several threads.
 */
public final class Settings {

    private static final Pattern SECRET =
            Pattern.compile("(password|secret|token|key)[^._-]*$", Pattern.CASE_INSENSITIVE);

    /** The most characters of a wrong value in a message. */
    private static final int LONGEST_SHOWN = 100;

    private final String prefix;
    private final Map<String, String> values;
    private final Reading reading;

    private Settings(String prefix, Map<String, String> values, Reading reading) {
        this.prefix = prefix;
        this.values = values;
        this.reading = reading;
    }

    /** Settings of a map's entries. */
    public static Settings of(Map<String, String> values) {
        return new Settings("", new TreeMap<>(values), new Reading());
    }

    /** The settings whose keys begin with a name and a dot, without these; problems are shared with this one. */
    public Settings section(String name) {
        return new Settings(prefix + requireNonNull(name, "name") + ".", values, reading);
    }

    /**
     * Whether a key names a secret: its last word, after the last dot, dash or underscore, contains {@code password},
     * {@code secret}, {@code token} or {@code key}, in any case.
     */
    public static boolean isSecret(String key) {
        return SECRET.matcher(key).find();
    }

    /** Whether there is any setting here. */
    public boolean isEmpty() {
        return keys().isEmpty();
    }

    /** The keys of this section, without its prefix. */
    public Set<String> keys() {
        var keys = new TreeSet<String>();
        for (String key : values.keySet()) {
            if (key.startsWith(prefix)) {
                keys.add(key.substring(prefix.length()));
            }
        }
        return keys;
    }

    /** The entries of this section, trimmed and without blank ones; all of them count as read. */
    public Map<String, String> asMap() {
        var map = new TreeMap<String, String>();
        for (String key : keys()) {
            text(key).ifPresent(value -> map.put(key, value));
        }
        return map;
    }

    /** The trimmed value of a key; empty if it is missing or blank. */
    public Optional<String> text(String key) {
        reading.read.add(prefix + key);
        return Optional.ofNullable(values.get(prefix + key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The value of a key, or a default. */
    public String text(String key, String fallback) {
        return text(key).orElse(fallback);
    }

    /** The value of a key that must be there; an empty string, and a problem, if it is not. */
    public String required(String key) {
        return text(key).orElseGet(() -> {
            problem("Setting '" + prefix + key + "' is missing; give it a value");
            return "";
        });
    }

    /**
     * The comma-separated values of a key; empty if it is missing. A comma between double quotes separates nothing, and
     * the quotes stay: {@code "Doe, Jane" <jane@example.com>, ops@example.com} are two. A quote that is not closed is a
     * problem.
     */
    public List<String> list(String key) {
        Optional<String> text = text(key);
        if (text.filter(ListText::hasOpenQuote).isPresent()) {
            problem("Setting '" + prefix + key + "' has a quotation mark that is not closed; close it or remove it");
        }
        return text.map(ListText::split).orElse(List.of());
    }

    /** A whole number from a range, or a default. */
    public int integer(String key, int fallback, int least, int most) {
        return parsed(key, fallback, "a whole number from " + least + " to " + most, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException("out of range");
            }
            return number;
        });
    }

    /** A number, or a default. */
    public double number(String key, double fallback) {
        return parsed(key, fallback, "a number", text -> {
            double number = Double.parseDouble(text);
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("out of range");
            }
            return number;
        });
    }

    /** True or false, or a default. */
    public boolean flag(String key, boolean fallback) {
        return parsed(key, fallback, "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither");
        });
    }

    /** A positive duration such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h} or {@code 2d}, or a default. */
    public Duration duration(String key, Duration fallback) {
        return parsed(key, fallback, "a duration like 500ms, 30s, 5m or 1h, from 1ms to 365d", DurationText::parse);
    }

    /** One of the constants of an enum, in any case, with - for _, or a default. */
    public <E extends Enum<E>> E choice(String key, E fallback) {
        Class<E> type = fallback.getDeclaringClass();
        String choices = String.join(
                        ", ", Stream.of(type.getEnumConstants()).map(Enum::name).toList())
                .toLowerCase(Locale.ROOT);
        return parsed(
                key,
                fallback,
                "one of " + choices,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private <T> T parsed(String key, T fallback, String expected, Function<String, T> parser) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return parser.apply(text.get());
        } catch (IllegalArgumentException e) {
            problem("Setting '" + prefix + key + "' is " + shown(key, text.get()) + "; give " + expected);
            return fallback;
        }
    }

    private static String shown(String key, String text) {
        return isSecret(key) ? "wrong (its value is not shown)" : "'" + Bounded.shortened(text, LONGEST_SHOWN) + "'";
    }

    /** Notes a problem: what is wrong and what to do, without secrets. The same problem is noted once. */
    public void problem(String sentence) {
        if (!reading.problems.contains(requireNonNull(sentence, "sentence"))) {
            reading.problems.add(sentence);
        }
    }

    /** The problems noted so far. */
    public List<String> problems() {
        return List.copyOf(reading.problems);
    }

    /** The keys of this section, in full with its prefix, that somebody has asked for, whether there or not. */
    public Set<String> asked() {
        var asked = new TreeSet<>(reading.read);
        asked.removeIf(key -> !key.startsWith(prefix));
        return asked;
    }

    /** The keys of this section, in full with its prefix, that nobody has read: most likely misspelt. */
    public Set<String> unread() {
        var unread = new TreeSet<String>();
        for (String key : keys()) {
            if (!reading.read.contains(prefix + key)) {
                unread.add(prefix + key);
            }
        }
        return unread;
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigurationException if there are problems, listing all of them
     */
    public void check() {
        if (!reading.problems.isEmpty()) {
            throw new ConfigurationException(reading.problems);
        }
    }

    private static final class Reading {
        private final List<String> problems = new ArrayList<>();
        private final Set<String> read = new TreeSet<>();
    }
}
