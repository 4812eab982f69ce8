package io.kafkamonitor.mail;

import java.util.function.Supplier;

/**
 * Who logs in to the mail server.
 *
 * @param user the name
 * @param password asked at each connection, so that it may be changed while the monitor runs
 */
record SmtpLogin(String user, Supplier<char[]> password) {

    /** The name only: the password is never written anywhere. */
    @Override
    public String toString() {
        return "SmtpLogin[" + user + "]";
    }
}
