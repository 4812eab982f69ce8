package io.kafkamonitor.internal.kafka.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Where the gateway has its Admin client from, and who closes it. */
public sealed interface AdminSource {

    /** The client; the same one each time. */
    Admin admin() throws ClusterReadException;

    /** Whether there is a client, so that none has to be made to ask something. */
    boolean isOpen();

    /** Gives a client up with which nobody could be reached, so that the next one begins with the bootstrap servers. */
    void discard();

    /** Closes what this source has opened; a second call does nothing. */
    void close();

    /** The host's client, which stays the host's. */
    record Borrowed(Admin admin) implements AdminSource {

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void discard() {
            // the host's client finds its way back by itself
        }

        @Override
        public void close() {
            // the host closes what the host has opened
        }
    }

    /** A client of our own, created when it is first needed: creating one fails while the brokers' names do not resolve. */
    final class Own implements AdminSource {

        private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

        private final Map<String, Object> properties;
        private final Object lock = new Object();
        private @Nullable Admin admin; // guarded by lock
        private boolean closed; // guarded by lock

        public Own(Map<String, Object> properties) {
            this.properties = properties;
        }

        @Override
        public Admin admin() throws ClusterReadException {
            synchronized (lock) {
                if (closed) {
                    throw new IllegalStateException("The Kafka gateway is closed; make a new one");
                }
                if (admin == null) {
                    admin = create();
                }
                return admin;
            }
        }

        @Override
        public boolean isOpen() {
            synchronized (lock) {
                return admin != null;
            }
        }

        private Admin create() throws ClusterReadException {
            try {
                return Admin.create(new HashMap<>(properties));
            } catch (KafkaException e) {
                throw new ClusterReadException("from Kafka", AdminFailures.notCreated(e), e);
            }
        }

        @Override
        public void close() {
            synchronized (lock) {
                closed = true;
            }
            discard();
        }

        @Override
        public void discard() {
            Admin discarded;
            synchronized (lock) {
                discarded = admin;
                admin = null;
            }
            if (discarded != null) {
                discarded.close(CLOSE_TIMEOUT);
            }
        }
    }
}
