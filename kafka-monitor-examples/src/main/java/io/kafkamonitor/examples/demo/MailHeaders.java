package io.kafkamonitor.examples.demo;

import io.kafkamonitor.localmail.ReceivedMail;

/** The headers of a mail that are meant for machines. */
final class MailHeaders {

    private MailHeaders() {}

    static String rule(ReceivedMail mail) {
        return mail.header("X-Kafka-Monitor-Rule").orElse("");
    }

    static String state(ReceivedMail mail) {
        return mail.header("X-Kafka-Monitor-State").orElse("");
    }

    static String severity(ReceivedMail mail) {
        return mail.header("X-Kafka-Monitor-Severity").orElse("");
    }
}
