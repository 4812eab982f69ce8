package io.kafkamonitor.examples.demo;

import io.kafkamonitor.localmail.ReceivedMail;

/**
 * An alert of which two mails have to arrive: that it fires, and that it is over.
 */
enum Expectation {
    BACKLOG("payments-backlog", "Group billing is"),
    LOAD("broker-bytes-in", "broker 2"),
    SKEW("leader-skew", "Broker 1 leads"),
    DOWN("broker-down", "Broker 3");

    private final String rule;
    private final String subject;

    Expectation(String rule, String subject) {
        this.rule = rule;
        this.subject = subject;
    }

    String rule() {
        return rule;
    }

    /** Whether a mail says that this alert fires. */
    boolean isFiredBy(ReceivedMail mail) {
        return isAboutThis(mail) && MailHeaders.state(mail).equals("FIRING");
    }

    /** Whether a mail says that this alert is over. */
    boolean isResolvedBy(ReceivedMail mail) {
        return isAboutThis(mail) && MailHeaders.state(mail).equals("RESOLVED");
    }

    private boolean isAboutThis(ReceivedMail mail) {
        return MailHeaders.rule(mail).equals(rule) && mail.text().contains(subject);
    }
}
