package io.kafkamonitor.examples.custom;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import java.util.Collection;
import java.util.List;

/** Collects how many jobs of the host wait. */
public final class QueueDepthCollector implements MetricCollector {

    /** Jobs that wait. */
    public static final Metric WAITING_JOBS = Metric.gauge("host.jobs.waiting", Unit.of("jobs"), "Jobs that wait.");

    private final Collection<?> queue;

    /** A collector of a queue that is safe for use by several threads. */
    public QueueDepthCollector(Collection<?> queue) {
        this.queue = queue;
    }

    @Override
    public String name() {
        return "host-jobs";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(WAITING_JOBS);
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) {
        sink.record(WAITING_JOBS, Labels.EMPTY, queue.size());
    }
}
