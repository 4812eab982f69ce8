package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.text.TextCursor;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.ConfigurationException;
import java.util.Collection;
import java.util.List;

/**
 * Makes rules of their text, which is what {@code toString()} of a rule says. Immutable.
 *
 * <pre>{@code
 * payments-backlog: CRITICAL when sum by group, topic of kafka.consumer_group.lag where topic is like 'payments-*'
 *     is above 10,000 records for 5 min, clears at 8,000 records,
 *     saying '{group} is {value} records behind on {topic}'
 * }</pre>
 *
 * <p>Blanks and line breaks may stand between all words. A mistake names its line and column, and what was meant if that is
 * near. {@code docs/rules.md} explains the language with examples.
 */
public final class RuleReader {

    private static final RuleReader SHIPPED = new RuleReader(Catalogue.SHIPPED);

    private static final int LONGEST = 1_000_000;

    private final Catalogue catalogue;

    private RuleReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A reader that knows the metrics of the shipped collectors, and those of every monitor. */
    public static RuleReader ofShippedMetrics() {
        return SHIPPED;
    }

    /** This reader, which knows more metrics; one takes the place of another with the same name. */
    public RuleReader knowing(Collection<Metric> metrics) {
        return new RuleReader(catalogue.with(metrics));
    }

    /**
     * The rule of a text that begins with its name and a colon.
     *
     * @throws ConfigurationException if the text is none of a rule, or something in the rule is wrong
     */
    public Rule read(String text) {
        var cursor = cursor(text);
        String name = cursor.isAtQuote() ? cursor.quoted() : cursor.upTo(':');
        if (!cursor.takes(":")) {
            throw cursor.mistake("a rule begins with its name and a colon; write it as in 'backlog: warning when ...'");
        }
        return read(name, cursor);
    }

    /**
     * The rule of a name and of the text behind the name and the colon.
     *
     * @throws ConfigurationException if the text is none of a rule, or something in the rule is wrong
     */
    public Rule read(String name, String text) {
        return read(requireNonNull(name, "name"), cursor(text));
    }

    private static TextCursor cursor(String text) {
        if (requireNonNull(text, "text").length() > LONGEST) {
            throw new ConfigurationException(List.of("The text of a rule has " + text.length() + " characters, "
                    + LabelMatcher.quoted(Bounded.shortened(text, Bounded.LONGEST_NAME)) + "; give at most "
                    + LONGEST));
        }
        return new TextCursor(text);
    }

    private Rule read(String name, TextCursor cursor) {
        try {
            return new SentenceReader(cursor, catalogue).read(name).build();
        } catch (IllegalArgumentException | IllegalStateException e) { // by a part of the language that checks at once
            throw cursor.mistake(String.valueOf(e.getMessage()));
        }
    }
}
