package io.kafkamonitor.internal.state;

import io.kafkamonitor.internal.deciding.Conversation;
import io.kafkamonitor.internal.deciding.Fingerprint;
import io.kafkamonitor.internal.deciding.Recipient;
import java.util.List;

/** The keys of what is kept: a word for what it is, and a short name that is the same on every JVM. */
final class StateKeys {

    static final String MONITOR = "monitor";
    static final String INCIDENT = "incident/";
    static final String PAST = "past/";
    static final String CONVERSATION = "conversation/";
    static final String CONTACT = "contact/";
    static final String NOTIFIER = "notifier/";
    static final String LETTER = "letter/";
    static final String SILENCE = "silence/";
    static final String ACKNOWLEDGEMENT = "acknowledgement/";

    static final String SUMMARY = "summary/";

    private StateKeys() {}

    static String incident(String id) {
        return INCIDENT + id;
    }

    static String past(String alert) {
        return PAST + alert;
    }

    static String conversation(Conversation.Key key) {
        return CONVERSATION + hash(key.recipient().notifier(), key.recipient().name(), key.group());
    }

    static String contact(Recipient recipient) {
        return CONTACT + hash(recipient.notifier(), recipient.name());
    }

    static String notifier(String name) {
        return NOTIFIER + hash(name);
    }

    static String letter(String notifier, int piece) {
        return LETTER + hash(notifier) + "/" + piece;
    }

    static String silence(String id) {
        return SILENCE + id;
    }

    static String acknowledgement(String incident) {
        return ACKNOWLEDGEMENT + incident;
    }

    static String summary(Recipient recipient) {
        return SUMMARY + hash(recipient.notifier(), recipient.name());
    }

    private static String hash(String... texts) {
        return Fingerprint.of(List.of(texts));
    }
}
