package io.kafkamonitor.mail;

import java.time.Duration;

/**
 * How long each step with a mail server may take.
 *
 * @param connect to reach it
 * @param read until it answers; long enough for filters that look into a mail before they accept it
 * @param write until it takes what is sent
 * @param send all together, for a server that is alive but slow
 */
record SmtpTimeouts(Duration connect, Duration read, Duration write, Duration send) {

    static final SmtpTimeouts DEFAULT = new SmtpTimeouts(
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(180));
}
