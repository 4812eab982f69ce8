package io.kafkamonitor.labels;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.metric.Labels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes or leaves the value of a label. Case matters, and the whole value must fit. Immutable.
 */
public final class LabelMatcher {

    private final Predicate<String> test;
    private final String words;
    private final @Nullable Set<String> listed;
    private final @Nullable String pattern;
    private final @Nullable LabelMatcher negated;

    private LabelMatcher(Predicate<String> test, String words, Set<String> listed) {
        this(test, words, listed, null, null);
    }

    private LabelMatcher(
            Predicate<String> test,
            String words,
            @Nullable Set<String> listed,
            @Nullable String pattern,
            @Nullable LabelMatcher negated) {
        this.test = test;
        this.words = words;
        this.listed = listed;
        this.pattern = pattern;
        this.negated = negated;
    }

    /** Takes just this value. */
    public static LabelMatcher exactly(String value) {
        String asInLabels = asInLabels(value);
        return new LabelMatcher(asInLabels::equals, "is " + quoted(asInLabels), Set.of(asInLabels));
    }

    /**
     * Takes values that fit a pattern, in which {@code *} stands for any text and {@code ?} for one character.
     *
     * @throws IllegalArgumentException if the pattern has more than 2,000 characters
     */
    public static LabelMatcher glob(String pattern) {
        var glob = new Glob(Bounded.text(pattern, "A pattern"));
        return new LabelMatcher(glob::matches, "is like " + quoted(pattern), null, pattern, null);
    }

    /** Orders patterns of names by how specific they are: of several that fit a name, the first says most of it. */
    public static Comparator<String> mostSpecificFirst() {
        return Glob.MOST_SPECIFIC_FIRST;
    }

    /** Takes each of these values. */
    public static LabelMatcher anyOf(String... values) {
        Set<String> accepted = Arrays.stream(values)
                .map(LabelMatcher::asInLabels)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String list = accepted.stream().map(LabelMatcher::quoted).collect(Collectors.joining(", "));
        return new LabelMatcher(accepted::contains, "is one of " + list, Set.copyOf(accepted));
    }

    /** Labels keep a digest of the rest of a very long value. */
    private static String asInLabels(String value) {
        return Labels.of("label", requireNonNull(value, "value")).value(0);
    }

    /** Takes what another does not. */
    public static LabelMatcher not(LabelMatcher matcher) {
        boolean isPlain = matcher.negated == null;
        String words = isPlain ? "is not " + matcher.words.substring("is ".length()) : "not (" + matcher.words + ")";
        return new LabelMatcher(matcher.test.negate(), words, null, null, matcher);
    }

    /** Whether a value is taken. */
    public boolean matches(String value) {
        return test.test(value);
    }

    /** The values that are taken, if they were listed. */
    public Optional<Set<String>> listed() {
        return Optional.ofNullable(listed);
    }

    /** The pattern that values must fit, of {@code *} and {@code ?}, if it was given as one. */
    public Optional<String> pattern() {
        return Optional.ofNullable(pattern);
    }

    /** The matcher whose values are left, if it is the contrary of one. */
    public Optional<LabelMatcher> negated() {
        return Optional.ofNullable(negated);
    }

    /** The one value that is taken, if there is only one. */
    public Optional<String> exactValue() {
        return listed().filter(values -> values.size() == 1)
                .map(values -> values.iterator().next());
    }

    /** A value in quotation marks; those in it are doubled, so that nobody can say something else by a name. */
    public static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** As {@link #toString}, however long it is, and another one for each other matcher. */
    public String text() {
        return words;
    }

    /** As in a sentence after the name of the label: {@code is like 'payments-*'}; of a long one the beginning. */
    @Override
    public String toString() {
        return Bounded.shortened(words);
    }
}
