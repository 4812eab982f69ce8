package io.kafkamonitor.rules.testing;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.notifier.Notification;
import java.time.Duration;
import java.util.List;

/** What is expected of the messages to one recipient, one after the other. Immutable. */
public final class MessageCheck {

    private final RuleRun run;
    private final String recipient;
    private final List<Message> messages;

    private MessageCheck(RuleRun run, String recipient, List<Message> messages) {
        this.run = run;
        this.recipient = recipient;
        this.messages = messages;
    }

    static MessageCheck first(RuleRun run, String recipient, List<Message> messages) {
        if (messages.isEmpty()) {
            throw run.unmet("Expected '" + recipient + "' to be told something, but there is no message.");
        }
        return new MessageCheck(run, recipient, messages);
    }

    /** Expects that it is sent at a time from the first cycle. */
    public MessageCheck at(Duration time) {
        if (!message().at().equals(time)) {
            throw run.unmet("Expected '" + recipient + "' to be told at " + Times.text(time) + ", but that was at "
                    + Times.text(message().at()) + ": " + message() + ".");
        }
        return this;
    }

    /** Expects just these alerts as new, by what they say. */
    public MessageCheck thatFires(String... summaries) {
        return that("fires", notification().fired(), summaries);
    }

    /** Expects just these alerts as more severe than before, by what they say. */
    public MessageCheck thatIsWorse(String... summaries) {
        return that("is worse", notification().changed(), summaries);
    }

    /** Expects just these alerts as over, by what they say. */
    public MessageCheck thatIsOver(String... summaries) {
        return that("is over", notification().resolved(), summaries);
    }

    /** Expects just these alerts as what follows from the others, by what they say. */
    public MessageCheck withConsequences(String... summaries) {
        return that("follows", notification().consequences(), summaries);
    }

    private MessageCheck that(String what, List<Alert> alerts, String... summaries) {
        List<String> said = alerts.stream().map(Alert::summary).sorted().toList();
        List<String> expected = List.of(summaries).stream().sorted().toList();
        if (!said.equals(expected)) {
            throw run.unmet("Expected the message to '" + recipient + "' at "
                    + Times.text(message().at()) + " to say that this " + what + ": " + expected + ", but it says "
                    + said + ".");
        }
        return this;
    }

    /** Expects that another message follows, and looks at that. */
    public MessageCheck then() {
        if (messages.size() < 2) {
            throw run.unmet("Expected '" + recipient + "' to be told more after "
                    + Times.text(message().at()) + ", but there is nothing.");
        }
        return new MessageCheck(run, recipient, messages.subList(1, messages.size()));
    }

    /** Expects that no message follows. */
    public RuleRun andNothingElse() {
        if (messages.size() > 1) {
            throw run.unmet("Expected '" + recipient + "' to be told nothing after "
                    + Times.text(message().at()) + ", but at "
                    + Times.text(messages.get(1).at()) + " it hears: " + messages.get(1) + ".");
        }
        return run;
    }

    /** The message, for expectations that are not here. */
    public Notification notification() {
        return message().notification();
    }

    private Message message() {
        return messages.get(0);
    }
}
