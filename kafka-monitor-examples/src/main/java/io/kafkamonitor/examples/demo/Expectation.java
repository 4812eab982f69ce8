package io.kafkamonitor.examples.demo;

/**
 * An alert of which two mails have to arrive: that it fires, and that it is over.
 */
enum Expectation {
    BACKLOG("payments-backlog", "Group billing is"),
    LOAD("broker-bytes-in", "broker 2"),
    SKEW("leader-skew", "Broker 1 is"),
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
    boolean isFiredBy(MailNews mail) {
        return isAboutThis(mail) && !mail.isOver();
    }

    /** Whether a mail says that this alert is over. */
    boolean isResolvedBy(MailNews mail) {
        return isAboutThis(mail) && mail.isOver();
    }

    private boolean isAboutThis(MailNews mail) {
        return mail.rule().equals(rule) && mail.text().contains(subject);
    }
}
