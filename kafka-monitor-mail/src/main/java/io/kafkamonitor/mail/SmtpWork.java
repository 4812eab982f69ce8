package io.kafkamonitor.mail;

import java.time.Duration;

/** Something that is done with a mail server on a thread of its own, which another one may give up. */
interface SmtpWork<T> {

    /** Does it; may hang in whatever the host or the operating system brings. */
    T run();

    /** Whether the server takes nothing though something is to be sent to it. */
    boolean isStuck(Duration longest);

    /** Whether nothing can be sent any more. */
    boolean isGivenUp();

    /** From now on nothing can be sent. */
    void giveUp(String why);

    /** What has become of it, after it was given up and did not return. */
    T leftBehind();

    /** What to say where it cannot even begin. */
    T notBegun(String why);
}
