package io.kafkamonitor.examples.demo;

import io.kafkamonitor.localmail.ReceivedMail;

/**
 * What a mail tells, by its headers for machines and its plain text.
 *
 * @param rule of which its alerts are
 * @param state {@code FIRING} or {@code RESOLVED}
 * @param severity the highest one
 * @param text the plain text
 */
record MailNews(String rule, String state, String severity, String text) {

    private static final String RESOLVED = "RESOLVED";
    private static final String CRITICAL = "CRITICAL";

    static MailNews of(ReceivedMail mail) {
        return new MailNews(
                mail.header("X-Kafka-Monitor-Rule").orElse("unknown"),
                mail.header("X-Kafka-Monitor-State").orElse("unknown"),
                mail.header("X-Kafka-Monitor-Severity").orElse("unknown"),
                mail.text());
    }

    boolean isOver() {
        return state.equals(RESOLVED);
    }

    boolean isCritical() {
        return severity.equals(CRITICAL);
    }
}
