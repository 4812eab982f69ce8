package io.kafkamonitor.jmx;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.rmi.NotBoundException;
import java.util.stream.Stream;

/** Says in a person's words why a broker could not be read. */
final class JmxFailure {

    private JmxFailure() {}

    static Unknown of(Throwable failure, JmxAddress address) {
        if (isCausedBy(failure, SecurityException.class)) {
            return new Unknown(
                    UnknownReason.NOT_AUTHORIZED,
                    "JMX at '" + address + "' refuses the login; check the credentials of JmxEndpoints");
        }
        if (isCausedBy(failure, SocketTimeoutException.class)) {
            return timedOut(address);
        }
        if (isCausedBy(failure, NotBoundException.class)) {
            return new Unknown(UnknownReason.UNREACHABLE, "the RMI registry at '" + address + "' has no JMX server");
        }
        return isCausedBy(failure, IOException.class)
                ? new Unknown(UnknownReason.UNREACHABLE, "JMX at '" + address + "': " + rootMessage(failure))
                : new Unknown(UnknownReason.COLLECTOR_FAILED, failure.getClass().getName());
    }

    static Unknown timedOut(JmxAddress address) {
        return new Unknown(UnknownReason.TIMED_OUT, "JMX at '" + address + "' did not answer in time");
    }

    static Unknown stillHanging(JmxAddress address) {
        return new Unknown(
                UnknownReason.TIMED_OUT,
                "an earlier attempt to read JMX at '" + address
                        + "' still hangs; check that the broker's java.rmi.server.hostname can be reached from here");
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message + hint(message);
    }

    /** What to try; the exceptions of a port that speaks TLS, or speaks none, differ in nothing but their text. */
    private static String hint(String message) {
        if (message.contains("non-JRMP server")) {
            return "; is it the JMX port, and does it speak TLS? Then call tls() of JmxEndpoints";
        }
        boolean noTls = message.contains("unrecognized SSL message") || message.contains("peer shut down incorrectly");
        return noTls ? "; if only the registry speaks no TLS, call plainRegistry() of JmxEndpoints" : "";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(20);
    }
}
