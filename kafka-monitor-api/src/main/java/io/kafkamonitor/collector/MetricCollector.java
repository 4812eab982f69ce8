package io.kafkamonitor.collector;

import io.kafkamonitor.metric.Metric;
import java.time.Duration;
import java.util.List;

/**
 * Reads one area of the world into samples.
 *
 * <h2>Threads</h2>
 *
 * {@link #collect} is called by one thread at a time, not always the same one, and never again before the previous call
 * has returned. It may block until {@link CollectContext#timeLeft()} is over and is then interrupted.
 *
 * <h2>Failure</h2>
 *
 * If it throws or overruns, everything it wrote in this pass is dropped, all its series are unknown, and the others'
 * pass goes on. What it can read in part it reports in part, with {@link SampleSink#unknown} for the rest.
 *
 * <h2>Registration</h2>
 *
 * With {@code KafkaMonitor.builder(...).collector(...)}, from a {@code MonitorPlugin}, or, with a public constructor
 * without parameters, by {@code META-INF/services/io.kafkamonitor.collector.MetricCollector}.
 */
public interface MetricCollector extends AutoCloseable {

    /** A name of its own in the monitor, such as {@code jmx}; always the same. */
    String name();

    /** Every metric that it may write; always the same. */
    List<Metric> metrics();

    /** How long to wait between two collections; zero, the default, for every pass of the monitor. */
    default Duration interval() {
        return Duration.ZERO;
    }

    /** Writes what is to be known now. */
    void collect(CollectContext context, SampleSink sink) throws Exception;

    /** Releases what this collector opened. Called once, after the last collection; a second call does nothing. */
    @Override
    default void close() {}
}
