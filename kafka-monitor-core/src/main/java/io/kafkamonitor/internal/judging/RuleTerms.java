package io.kafkamonitor.internal.judging;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of itself, read once when the monitor is built, so that nothing but its evaluation can go wrong later.
 *
 * @param name of the rule, checked before
 * @param severity of a finding that has none of its own
 * @param forAtLeast how long a subject is breached before it fires
 * @param keepFiringFor how long a subject is clear before it is over
 * @param condition shown beside the alert
 * @param advice shown below the alert
 * @param ending said when it is over, with places for labels
 * @param command to be entered in a shell, with places for labels
 * @param valueName shown beside the value
 * @param history what the rule looks back on
 */
public record RuleTerms(
        String name,
        Severity severity,
        Duration forAtLeast,
        Duration keepFiringFor,
        String condition,
        String advice,
        String ending,
        String command,
        String valueName,
        List<HistoryWindow> history) {

    public RuleTerms {
        require(severity != null, "severity() returns null");
        check(forAtLeast, "forAtLeast()");
        check(keepFiringFor, "keepFiringFor()");
        require(condition != null, "condition() returns null");
        require(advice != null, "advice() returns null");
        require(ending != null, "ending() returns null");
        require(command != null, "command() returns null");
        require(valueName != null, "valueName() returns null");
        require(history != null, "history() returns null");
        condition = Bounded.shortened(condition);
        advice = Bounded.shortened(advice);
        ending = Bounded.shortened(ending);
        command = Bounded.shortened(command);
        valueName = Bounded.shortened(valueName, Bounded.LONGEST_NAME);
        history = List.copyOf(history);
    }

    private static void check(@Nullable Duration duration, String question) {
        boolean sound = duration != null && !duration.isNegative() && duration.compareTo(Bounded.LONGEST) <= 0;
        require(sound, question + " returns '" + duration + "'");
    }

    private static void require(boolean met, String problem) {
        if (!met) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * The terms of a rule.
     *
     * @throws IllegalArgumentException if another one than the name is null, negative or longer than a year
     */
    public static RuleTerms of(Rule rule) {
        return new RuleTerms(
                rule.name(),
                rule.severity(),
                rule.forAtLeast(),
                rule.keepFiringFor(),
                rule.condition(),
                rule.advice(),
                rule.ending(),
                rule.command(),
                rule.valueName(),
                rule.history());
    }

    /** The terms of a rule of which only the name is known, since the monitor has it no longer. */
    public static RuleTerms removed(String name) {
        return new RuleTerms(name, Severity.INFO, Duration.ZERO, Duration.ZERO, "", "", "", "", "", List.of());
    }
}
