package io.kafkamonitor.internal.kafka.client;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.CoordinatorNotAvailableException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What an exception of the Admin API means for a value. */
public final class AdminFailures {

    private static final Pattern QUOTED = Pattern.compile("'[^']*'");

    private AdminFailures() {}

    /** What was thrown, without what others have wrapped around it: our own waiting, and the client's listGroups. */
    static Throwable cause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wraps = thrown instanceof ExecutionException
                || thrown instanceof CompletionException
                || (thrown.getClass() == KafkaException.class && cause instanceof ApiException);
        return wraps && cause != null ? cause(cause) : thrown;
    }

    public static Unknown unknown(Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof ClusterReadException failed) {
            return failed.unknown();
        }
        if (isClosed(cause)) {
            return new Unknown(UnknownReason.UNREACHABLE, "the Kafka client is closed");
        }
        UnknownReason reason = reason(cause);
        boolean saysItAll = reason == UnknownReason.TIMED_OUT || reason == UnknownReason.NOT_AUTHORIZED;
        return saysItAll ? Unknown.because(reason) : new Unknown(reason, detail(cause));
    }

    /** The client has no exception of its own for that. */
    private static boolean isClosed(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.startsWith("The AdminClient thread has exited")
                || (cause instanceof IllegalStateException && message.endsWith("when AdminClient is closing."));
    }

    /** Why a client could not be created: for its settings, unless somebody it needs for that is not there. */
    public static Unknown notCreated(KafkaException thrown) {
        Throwable innermost = innermost(thrown);
        if (innermost instanceof LoginException || isUnresolved(innermost)) {
            return unknown(thrown);
        }
        String problem = innermost.getClass().getSimpleName() + ": " + firstLine(innermost);
        return new Unknown(UnknownReason.CONFIGURATION, "the client cannot be created: " + withoutParts(problem));
    }

    /** That no name of bootstrap.servers resolves; the client has no exception of its own for that. */
    private static boolean isUnresolved(Throwable cause) {
        return cause instanceof ConfigException && firstLine(cause).startsWith("No resolvable bootstrap");
    }

    /** What is quoted of a JAAS entry may be a piece of a password with a quotation mark in it. */
    private static String withoutParts(String problem) {
        return problem.contains("JAAS") ? QUOTED.matcher(problem).replaceAll("'...'") : problem;
    }

    private static UnknownReason reason(Throwable cause) {
        if (cause instanceof AuthorizationException) {
            return UnknownReason.NOT_AUTHORIZED;
        }
        if (cause instanceof UnsupportedVersionException) {
            return UnknownReason.UNSUPPORTED;
        }
        if (cause instanceof LeaderNotAvailableException || cause instanceof NotLeaderOrFollowerException) {
            return UnknownReason.NO_LEADER;
        }
        if (isUnreachable(cause)) {
            return UnknownReason.UNREACHABLE;
        }
        boolean timedOut = cause instanceof TimeoutException
                || cause instanceof java.util.concurrent.TimeoutException
                || cause instanceof InterruptedException; // the pass was over before the answer came
        return timedOut ? UnknownReason.TIMED_OUT : UnknownReason.NOT_REPORTED;
    }

    /** DisconnectException and NetworkException say nothing of whether an answer was due, only that nobody is there. */
    private static boolean isUnreachable(Throwable cause) {
        return cause instanceof AuthenticationException
                || cause instanceof DisconnectException
                || cause instanceof NetworkException
                || cause instanceof CoordinatorNotAvailableException
                || (cause instanceof KafkaException && !(cause instanceof ApiException));
    }

    private static String detail(Throwable thrown) {
        return thrown instanceof AuthenticationException refused ? Refusal.phrase(refused) : innermostLine(thrown);
    }

    static String innermostLine(Throwable thrown) {
        return firstLine(innermost(thrown));
    }

    /** The innermost with a message: Kafka wraps "Failed to create new KafkaAdminClient" around the reason. */
    private static Throwable innermost(Throwable thrown) {
        Throwable innermost = thrown;
        for (Throwable next = thrown; next != null; next = next.getCause()) {
            innermost = next.getMessage() == null ? innermost : next;
        }
        return innermost;
    }

    static String firstLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null
                ? thrown.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
