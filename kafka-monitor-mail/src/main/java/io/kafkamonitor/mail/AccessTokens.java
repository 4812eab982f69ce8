package io.kafkamonitor.mail;

/**
 * Where the access tokens of an OAuth 2.0 account come from, such as of Microsoft 365 or Gmail. How they are obtained is up to
 * the host; most keep one until it runs out.
 */
@FunctionalInterface
public interface AccessTokens {

    /**
     * A token that is valid now; asked at each connection, on a daemon thread of the attempt, within whose deadline it has to
     * return. An exception counts as a failure that somebody has to mend; its message is shown.
     *
     * @param isRefused whether the server has just refused the last one, so that one which is kept is to be obtained anew; asked
     *     once in an attempt
     */
    char[] token(boolean isRefused) throws Exception;
}
