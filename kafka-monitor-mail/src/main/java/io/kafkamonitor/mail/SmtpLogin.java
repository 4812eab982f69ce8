package io.kafkamonitor.mail;

import java.util.function.Supplier;

/**
 * Who logs in to the mail server.
 *
 * @param user the name
 * @param secret asked at each connection, so that it may be changed while the monitor runs
 * @param isByToken whether the secret is an access token, and else a password
 */
record SmtpLogin(String user, AccessTokens secret, boolean isByToken) {

    static SmtpLogin byPassword(String user, Supplier<char[]> password) {
        return new SmtpLogin(user, isRefused -> password.get(), false);
    }

    static SmtpLogin byToken(String user, AccessTokens tokens) {
        return new SmtpLogin(user, tokens, true);
    }

    /** What the secret is, for a person. */
    String what() {
        return isByToken ? "access token" : "password";
    }

    /** The name only: the secret is never written anywhere. */
    @Override
    public String toString() {
        return "SmtpLogin[" + user + "]";
    }
}
