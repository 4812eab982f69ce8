package io.kafkamonitor.internal.delivering;

import java.util.UUID;

/**
 * Who tells: a monitor, by a notifier. Names what is told by ids that nobody else gives, another monitor of the same name
 * neither. Used by the thread of the cycle.
 */
final class Sender {

    private final String monitor;
    private final String origin;
    private long count;

    Sender(String monitor, String notifier) {
        this.monitor = monitor;
        this.origin = notifier + "-" + UUID.randomUUID();
    }

    String monitor() {
        return monitor;
    }

    /** Another id with each call. */
    String nextId() {
        count++;
        return origin + "-" + count;
    }
}
