package io.kafkamonitor.notifier;

import java.util.List;

/**
 * Tells people: delivers a {@link Notification} and says how that went.
 *
 * <h2>Threads</h2>
 *
 * Each notifier has a thread of its own, so {@link #send} may block without delaying anything else. It is called again
 * only after it has returned. After five minutes it is interrupted.
 *
 * <h2>Failure</h2>
 *
 * It answers with a {@link Delivery}; an exception counts as a transient failure. A failing notifier is reported through
 * the others.
 *
 * <h2>Registration</h2>
 *
 * With {@code KafkaMonitor.builder(...).notifier(...)}, from a {@code MonitorPlugin}, or, with a public constructor
 * without parameters, by {@code META-INF/services/io.kafkamonitor.notifier.Notifier}.
 */
public interface Notifier extends AutoCloseable {

    /** A name of its own in the monitor, such as {@code mail}; always the same. */
    String name();

    /**
     * The recipients that it tells, by names that are unique in it, stay the same over restarts, and may be shown; only
     * itself if not overridden. Asked once, when the monitor is built.
     *
     * <p>Who knows what is remembered for each recipient, so that one who cannot be reached costs the others nothing.
     */
    default List<String> audience() {
        return List.of(name());
    }

    /** Tries once to tell the recipients of the attempt, and nobody else; retrying is the monitor's business. */
    Delivery send(Notification notification, DeliveryAttempt attempt) throws Exception;

    /** Whether it tells a {@linkplain Notification#summary summary}, too; not if not overridden. */
    default boolean tellsSummaries() {
        return false;
    }

    /**
     * Whether people could be told now, as far as that can be found out without telling anybody: reaches the server, logs in,
     * and asks it for each recipient. Called when the monitor starts, and when its host asks; by a thread of its own, perhaps
     * while another one sends. It should return within 15 seconds; after 20 it is interrupted and counts as failed, as it does
     * if it throws.
     *
     * @return nothing is checked if not overridden
     */
    default NotifierCheck check() throws Exception {
        return NotifierCheck.none();
    }

    /** Releases what this notifier opened. Called once, after the last delivery; a second call does nothing. */
    @Override
    default void close() {}
}
