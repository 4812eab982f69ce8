package io.kafkamonitor.internal.jmx;

import java.io.IOException;

/** That the monitor's own JMX endpoints are wrong; the message says it all. */
final class WrongEndpointException extends IOException {

    private static final long serialVersionUID = 1L;

    WrongEndpointException(String message) {
        super(message);
    }

    WrongEndpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
