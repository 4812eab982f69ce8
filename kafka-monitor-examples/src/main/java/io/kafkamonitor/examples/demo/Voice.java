package io.kafkamonitor.examples.demo;

/** Who speaks in the timeline. */
enum Voice {
    /** The demonstration, which makes trouble and mends it. */
    DEMO,
    /** The monitor, which sees it. */
    MONITOR,
    /** The mail server, at which mails arrive. */
    MAIL
}
