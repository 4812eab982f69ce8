package io.kafkamonitor.examples.host;

/** What a monitor is composed for. */
enum Purpose {
    /** To run on, to tell people, and to remember. */
    WATCH,

    /** To look once, beside a monitor that may run on the same settings: tells nobody, and leaves its memory alone. */
    LOOK_ONCE,

    /** To tell everybody that this is a test, of no cluster and by no other rule. */
    TEST_MAIL,

    /** To see what was recorded, and tell nobody. */
    REPLAY
}
