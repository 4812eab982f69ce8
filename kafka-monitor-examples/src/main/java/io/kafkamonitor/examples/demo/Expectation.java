package io.kafkamonitor.examples.demo;

import java.util.Set;

/**
 * An alert of which two mails have to arrive: that it fires, and that it is over.
 */
enum Expectation {
    BACKLOG("payments-backlog", "Group billing is"),
    LOAD("broker-bytes-in", "broker 2"),
    SKEW("leader-skew", "Broker 1 is"),
    DOWN("broker-down", "Broker 3", "archive");

    /** Of these rules no mail is to come while broker 3 is down, for it explains them. */
    static final Set<String> FOLDED = Set.of("partitions-offline", "partitions-under-replicated");

    private final String rule;
    private final String subject;
    private final String consequence;

    Expectation(String rule, String subject) {
        this(rule, subject, "");
    }

    Expectation(String rule, String subject, String consequence) {
        this.rule = rule;
        this.subject = subject;
        this.consequence = consequence;
    }

    String rule() {
        return rule;
    }

    /** Whether a mail says that this alert fires. */
    boolean isFiredBy(MailNews mail) {
        return isAboutThis(mail) && !mail.isOver();
    }

    /** Whether a mail says that this alert is over. */
    boolean isResolvedBy(MailNews mail) {
        return isAboutThis(mail) && mail.isOver();
    }

    private boolean isAboutThis(MailNews mail) {
        return mail.rule().equals(rule)
                && mail.text().contains(subject)
                && mail.text().contains(consequence);
    }
}
