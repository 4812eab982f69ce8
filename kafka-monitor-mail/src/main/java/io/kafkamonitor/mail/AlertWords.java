package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.metric.Labels;
import java.util.Optional;
import java.util.StringJoiner;

/** What the rule of an alert says, in the language of the mail and as clean lines. */
record AlertWords(Texts texts) {

    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_FACT = 300;
    private static final int LONGEST_TEXT = 2_000;

    /** What is the matter, or what is no longer. */
    String headline(Alert alert) {
        return AlertEntry.isOver(alert) ? ending(alert) : title(alert);
    }

    /** The summary, or the rule and its subject if the rule says nothing. */
    private String title(Alert alert) {
        String summary = summary(alert);
        return summary.isEmpty() ? named(alert) : summary;
    }

    String summary(Alert alert) {
        return said(alert.summary(), LONGEST_TITLE);
    }

    private String named(Alert alert) {
        String where = where(alert);
        return Wording.clean(
                where.isEmpty() ? alert.rule() : texts.of(Phrase.RULE_WHERE, alert.rule(), where), LONGEST_TITLE);
    }

    /** What is over, without the summary: that says what was so then as if it were so now. */
    private String ending(Alert alert) {
        boolean isWell = alert.resolution().equals(Optional.of(Resolution.RECOVERED));
        String ending = isWell ? said(alert.ending(), LONGEST_TITLE) : "";
        if (!ending.isEmpty()) {
            return ending;
        }
        String where = where(alert);
        return Wording.clean(
                where.isEmpty()
                        ? texts.of(Phrase.IS_OVER, alert.rule())
                        : texts.of(Phrase.IS_OVER_WHERE, alert.rule(), where),
                LONGEST_TITLE);
    }

    String advice(Alert alert) {
        return said(alert.advice(), LONGEST_TEXT);
    }

    String condition(Alert alert) {
        return Wording.clean(texts.condition(alert.condition()), LONGEST_FACT);
    }

    /** Half of a command may do something else, so it is all or nothing. */
    String command(Alert alert) {
        String command = Wording.clean(alert.command(), LONGEST_TEXT);
        return command.endsWith("\u2026") ? "" : command;
    }

    private String said(String english, int most) {
        return Wording.clean(texts.sentence(english), most);
    }

    /** {@code broker 2, host kafka-2.example.com}. */
    static String where(Alert alert) {
        return where(alert.subject());
    }

    static String where(Labels subject) {
        var where = new StringJoiner(", ");
        for (int i = 0; i < subject.size(); i++) {
            where.add(subject.name(i) + " " + subject.text(i));
        }
        return where.toString();
    }
}
