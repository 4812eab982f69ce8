package io.kafkamonitor.mail;

import java.time.Duration;

/** Something that is done with a mail server on a thread of its own, which another one may give up. */
abstract class SmtpWork<T> {

    final WatchedSockets sockets = new WatchedSockets();

    /** Does it; may hang in whatever the host or the operating system brings. */
    abstract T run();

    /** What has become of it, after it was given up and did not return. */
    abstract T leftBehind();

    /** What to say where it cannot even begin. */
    abstract T notBegun(String why);

    /** Whether the server takes nothing though something is to be sent to it. */
    final boolean isStuck(Duration longest) {
        return sockets.isStuck(longest);
    }

    /** Whether nothing can be sent any more. */
    final boolean isGivenUp() {
        return sockets.cutBecause().isPresent();
    }

    /** From now on nothing can be sent. */
    final void giveUp(String why) {
        sockets.cut(why);
    }
}
