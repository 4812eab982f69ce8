package io.kafkamonitor.internal.jmx;

import static java.util.Objects.requireNonNullElse;

import io.kafkamonitor.jmx.JmxAddress;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.metric.Unknown;
import java.io.IOException;
import java.rmi.NotBoundException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One broker from pass to pass: its connection, its last reading, and the attempt that may still hang.
 *
 * <p>Used by the collecting thread. Only attempts run on threads of their own, one at a time: the next one begins when
 * the thread of the last one is gone, so a broker that hangs holds one thread, however long.
 */
final class BrokerSession {

    private static final Logger logger = LoggerFactory.getLogger(BrokerSession.class);

    /** How long RMI waits for one answer; a pass has its own, shorter or equal limit for all of them. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final BrokerAddress broker;
    private final JmxAddress address;
    private final JmxEndpoints endpoints;
    private final String threadName;
    private final Backoff backoff = new Backoff();

    private JmxConnection connection;
    private JmxPlace hangsAt;
    private @Nullable Thread worker; // not null as long as it may hang
    private @Nullable FutureTask<BrokerReading> attempt;
    private @Nullable BrokerReading last;
    private @Nullable Unknown failure;

    BrokerSession(BrokerAddress broker, JmxAddress address, JmxEndpoints endpoints, String threadName) {
        this.broker = broker;
        this.address = address;
        this.endpoints = endpoints;
        this.threadName = threadName;
        this.hangsAt = JmxPlace.registry(address);
        this.connection = new JmxConnection(broker.id(), address, endpoints, ANSWER_LIMIT);
    }

    BrokerAddress broker() {
        return broker;
    }

    /** Starts to read the broker, unless an earlier attempt still hangs or failed too short a time ago. */
    void begin(long nanoTime) {
        attempt = null;
        if (isBusy()) {
            failure = JmxFailure.stillHanging(hangsAt);
        } else if (!backoff.holds(nanoTime)) {
            JmxConnection current = connection;
            attempt = new FutureTask<>(() -> readOrClose(current, nanoTime));
            worker = start(attempt);
        }
    }

    /** What became of the attempt; gives it up if it takes longer. */
    PassResult finish(long nanoTime, Duration wait) throws InterruptedException {
        if (attempt != null) {
            try {
                BrokerReading reading = attempt.get(wait.toNanos(), TimeUnit.NANOSECONDS);
                worker = null;
                return succeeded(reading);
            } catch (TimeoutException e) {
                Unknown why = connection.whyNothingYet();
                abandon();
                failed(nanoTime, why, e);
            } catch (ExecutionException e) {
                worker = null;
                Throwable cause = requireNonNullElse(e.getCause(), e);
                failed(nanoTime, JmxFailure.of(cause, connection.place(), endpoints.user()), cause);
            }
        }
        return new PassResult.Failed(failure == null ? JmxFailure.timedOut(connection.place()) : failure);
    }

    /** Throws the worker out of whatever it waits for; the next attempt makes a new connection. */
    void abandon() {
        connection.abort();
        if (worker != null) {
            worker.interrupt();
        }
        hangsAt = connection.place();
        connection = new JmxConnection(broker.id(), address, endpoints, ANSWER_LIMIT);
    }

    /** Closes the connection, if there is one, without waiting for it. */
    void disconnect() {
        if (!isBusy() && connection.isOpen()) {
            worker = start(connection::close);
        }
    }

    /** Waits until nothing is under way, not longer than told. */
    void awaitIdle(Duration wait) throws InterruptedException {
        if (worker != null) {
            worker.join(Math.max(1, wait.toMillis()));
        }
    }

    private boolean isBusy() {
        return worker != null && worker.isAlive();
    }

    private static BrokerReading readOrClose(JmxConnection connection, long nanoTime)
            throws IOException, NotBoundException {
        boolean done = false;
        try {
            BrokerReading reading = connection.read(nanoTime);
            done = true;
            return reading;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    private PassResult succeeded(BrokerReading reading) {
        if (failure != null) {
            logger.info("Broker {} can be read over JMX again at '{}'", broker.id(), address);
        }
        failure = null;
        backoff.succeeded();
        Readings readings = Readings.of(last, reading);
        last = reading;
        return new PassResult.Read(readings);
    }

    private void failed(long nanoTime, Unknown why, Throwable cause) {
        if (failure == null || failure.reason() != why.reason()) { // another reason may be another person's to mend
            logger.warn("Broker {} cannot be read over JMX: {}", broker.id(), why);
        }
        logger.debug("Broker {} was not read over JMX: {}", broker.id(), why, cause);
        failure = why;
        backoff.failed(nanoTime);
    }

    private Thread start(Runnable task) {
        var thread = new Thread(task, threadName);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
