package io.kafkamonitor.mail;

import java.time.Duration;

/**
 * How long each step with a mail server may take.
 *
 * @param connect to reach it, by whichever of its addresses
 * @param read until it answers; long enough for filters that look into a mail before they accept it
 * @param write until it takes what is sent
 * @param send one attempt with everything in it, for a server that is alive but slow
 */
record SmtpTimeouts(Duration connect, Duration read, Duration write, Duration send) {

    static final SmtpTimeouts DEFAULT = new SmtpTimeouts(
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(180));

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    /** The same, none longer than so much time, and no step longer than half of it. */
    SmtpTimeouts within(Duration most) {
        Duration step = most.dividedBy(2);
        return new SmtpTimeouts(shorter(connect, step), shorter(read, step), shorter(write, step), shorter(send, most));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** How long to wait for a word of a server before looking what is the matter with it, and how long that may take. */
    Duration forALook() {
        Duration part = read.dividedBy(3);
        return part.compareTo(LONGEST_LOOK) < 0 ? part : LONGEST_LOOK;
    }
}
