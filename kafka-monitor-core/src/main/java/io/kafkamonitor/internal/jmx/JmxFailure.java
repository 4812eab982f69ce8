package io.kafkamonitor.internal.jmx;

import static io.kafkamonitor.metric.UnknownReason.CONFIGURATION;
import static io.kafkamonitor.metric.UnknownReason.NOT_AUTHORIZED;
import static io.kafkamonitor.metric.UnknownReason.TIMED_OUT;
import static io.kafkamonitor.metric.UnknownReason.UNREACHABLE;

import io.kafkamonitor.jmx.JmxAddress;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.rmi.NotBoundException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in a person's words why a broker could not be read, and which address it was that did not do its part. */
final class JmxFailure {

    private static final int LONGEST_MESSAGE = 300;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private JmxFailure() {}

    /**
     * The reason for a failure.
     *
     * @param place where the connection had got to
     * @param user who logs in, if anybody does
     */
    static Unknown of(Throwable failure, JmxPlace place, Optional<String> user) {
        if (failure instanceof WrongEndpointException) {
            return new Unknown(CONFIGURATION, message(failure));
        }
        if (isCausedBy(failure, SecurityException.class)) {
            return new Unknown(NOT_AUTHORIZED, place + " " + login(root(failure, SecurityException.class), user));
        }
        if (isCausedBy(failure, SocketTimeoutException.class)) {
            return new Unknown(TIMED_OUT, timeout(place, message(root(failure, SocketTimeoutException.class))));
        }
        if (isCausedBy(failure, NotBoundException.class)) {
            return new Unknown(UNREACHABLE, place + " has no JMX server; is it the JMX port of a broker?");
        }
        return isCausedBy(failure, IOException.class)
                ? new Unknown(UNREACHABLE, unreachable(failure, place))
                : new Unknown(UnknownReason.COLLECTOR_FAILED, failure.getClass().getName());
    }

    /** That a pass is over before an attempt is. */
    static Unknown timedOut(JmxPlace place) {
        return new Unknown(TIMED_OUT, place + " does not answer" + openIt(place));
    }

    /** That nothing at all is there in time. */
    static Unknown notConnected(JmxPlace place) {
        return new Unknown(TIMED_OUT, "no connection to " + place + " in time; does a firewall let it pass?");
    }

    static Unknown stillHanging(JmxPlace place) {
        return new Unknown(
                TIMED_OUT,
                "an earlier attempt at " + place
                        + " still hangs; check that the broker's java.rmi.server.hostname can be reached from here");
    }

    private static String login(Throwable refusal, Optional<String> user) {
        if (message(refusal).startsWith("Access denied")) {
            return "does not let " + user.map(name -> "'" + name + "'").orElse("everybody")
                    + " read; give readonly access in the broker's jmxremote.access";
        }
        return user.map(name -> "refuses the login of '" + name + "'; check the credentials of JmxEndpoints")
                .orElse("asks for a login; call credentials() of JmxEndpoints");
    }

    private static String timeout(JmxPlace place, String message) {
        return message.toLowerCase(Locale.ROOT).contains("connect")
                ? notConnected(place).detail()
                : timedOut(place).detail();
    }

    private static String unreachable(Throwable failure, JmxPlace place) {
        if (isCausedBy(failure, UnknownHostException.class)) {
            return "the host of " + place + " is not known here; check its name in the JMX endpoints";
        }
        boolean refused = isCausedBy(failure, ConnectException.class);
        return place + (refused ? " refused: " : ": ") + rootMessage(failure) + (refused ? openIt(place) : "");
    }

    private static String openIt(JmxPlace place) {
        @Nullable JmxAddress rmi = place.rmi();
        if (rmi == null || rmi.equals(place.registry())) {
            return "";
        }
        return rmi.host().equals(place.registry().host())
                ? "; open that port, or set com.sun.management.jmxremote.rmi.port of the broker to its JMX port"
                : "; check java.rmi.server.hostname of the broker, and that this port can be reached from here";
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
        return message(root) + hint(root);
    }

    /** What the other side said may be long, and anything. */
    private static String message(Throwable failure) {
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = CONTROL.matcher(text).replaceAll(" ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }

    /** What to try; the exceptions of a port that speaks TLS, or speaks none, differ in nothing but their text. */
    private static String hint(Throwable root) {
        String message = message(root);
        if (message.contains("non-JRMP server")) {
            return "; is it the JMX port, and does it speak TLS? Then call tls() of JmxEndpoints";
        }
        if (message.contains("unrecognized SSL message") || message.contains("peer shut down incorrectly")) {
            return "; if only the registry speaks no TLS, call plainRegistry() of JmxEndpoints";
        }
        boolean hungUp = root instanceof EOFException || message.contains("reset");
        return hungUp ? "; is it the JMX port of a broker, and does it speak TLS as the JMX endpoints say?" : "";
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Throwable root(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).filter(type::isInstance).findFirst().orElse(failure);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(20);
    }
}
