package io.kafkamonitor.summary;

import static io.kafkamonitor.jmx.JmxMetrics.BYTES_IN;
import static io.kafkamonitor.jmx.JmxMetrics.BYTES_OUT;
import static io.kafkamonitor.jmx.JmxMetrics.CPU;
import static io.kafkamonitor.jmx.JmxMetrics.REQUEST_HANDLER_IDLE;
import static io.kafkamonitor.kafka.BrokerMetrics.BROKERS;
import static io.kafkamonitor.kafka.GroupMetrics.GROUP_LAG_TOTAL;
import static io.kafkamonitor.kafka.LogDirMetrics.BROKER_LOG_SIZE;
import static io.kafkamonitor.kafka.LogDirMetrics.DIR_USED_RATIO;
import static io.kafkamonitor.kafka.PartitionMetrics.BROKER_LEADERS;
import static io.kafkamonitor.kafka.PartitionMetrics.BROKER_REPLICAS;
import static io.kafkamonitor.kafka.PartitionMetrics.OFFLINE_PARTITIONS;
import static io.kafkamonitor.kafka.PartitionMetrics.TOPIC_PARTITIONS;
import static io.kafkamonitor.kafka.PartitionMetrics.UNDER_REPLICATED_PARTITIONS;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.metric.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of a {@link DailySummary}: a row for each value of a label, such as each broker, and a column for each figure. Immutable;
 * each method returns another one.
 *
 * <pre>{@code
 * Glance.of("Payments").by("gateway").most("most open", OPEN_PAYMENTS).now("open", OPEN_PAYMENTS)
 * }</pre>
 *
 * <p>Of series that share a row, amounts are added up, and of ratios the highest counts, or the lowest for {@link #least}. The rows
 * are the ten that the first figure finds worst.
 */
public final class Glance {

    private final String title;
    private final String label;
    private final List<Figure> figures;

    private Glance(String title, String label, List<Figure> figures) {
        this.title = title;
        this.label = label;
        this.figures = List.copyOf(figures);
    }

    /** A table with a title, of one row for the whole cluster. */
    public static Glance of(String title) {
        return new Glance(Bounded.name(title, "The title of a glance"), "", List.of());
    }

    /** What every summary shows: the cluster, the load of its brokers, the backlog of groups, and how partitions are distributed. */
    public static List<Glance> ofCluster() {
        return List.of(
                of("Cluster")
                        .now("brokers", BROKERS)
                        .least("fewest brokers", BROKERS)
                        .now("partitions", TOPIC_PARTITIONS)
                        .most("most without a leader", OFFLINE_PARTITIONS)
                        .most("most under-replicated", UNDER_REPLICATED_PARTITIONS),
                of("Load, at its worst")
                        .by("broker")
                        .most("in", BYTES_IN)
                        .most("out", BYTES_OUT)
                        .most("CPU", CPU)
                        .least("idle", REQUEST_HANDLER_IDLE)
                        .most("disk", DIR_USED_RATIO),
                of("Backlog, in records")
                        .by("group")
                        .most("at most", GROUP_LAG_TOTAL)
                        .now("now", GROUP_LAG_TOTAL),
                of("Distribution")
                        .by("broker")
                        .compared("leaders", BROKER_LEADERS)
                        .now("replicas", BROKER_REPLICAS)
                        .now("size", BROKER_LOG_SIZE));
    }

    /** A row for each value of a label. */
    public Glance by(String rowLabel) {
        return new Glance(title, Bounded.name(rowLabel, "The label of a glance"), figures);
    }

    /** A column with what a metric is when the summary is told. */
    public Glance now(String name, Metric metric) {
        return with(name, metric, Kind.NOW);
    }

    /** As {@link #now}, drawn as bars where that is possible, so that one sees whether the rows are alike. */
    public Glance compared(String name, Metric metric) {
        return with(name, metric, Kind.COMPARED);
    }

    /** A column with the most that a metric was since the last summary. */
    public Glance most(String name, Metric metric) {
        return with(name, metric, Kind.MOST);
    }

    /** A column with the least that a metric was since the last summary. */
    public Glance least(String name, Metric metric) {
        return with(name, metric, Kind.LEAST);
    }

    private Glance with(String name, Metric metric, Kind kind) {
        var all = new ArrayList<>(figures);
        all.add(new Figure(Bounded.name(name, "The name of a figure"), metric, kind));
        return new Glance(title, label, all);
    }

    /** What it is about. */
    public String title() {
        return title;
    }

    /** The label of which each value has a row; empty for the whole cluster. */
    public String label() {
        return label;
    }

    /** The columns. */
    public List<Figure> figures() {
        return figures;
    }

    @Override
    public String toString() {
        return title + (label.isEmpty() ? "" : " by " + label) + " " + figures;
    }

    /** Which value of a metric a figure shows. */
    public enum Kind {
        /** The present one. */
        NOW,
        /** The present one, to be compared with those of the other rows. */
        COMPARED,
        /** The highest since the last summary. */
        MOST,
        /** The lowest since the last summary. */
        LEAST
    }

    /**
     * A column.
     *
     * @param name what it is called
     * @param metric what it shows
     * @param kind which of its values
     */
    public record Figure(String name, Metric metric, Kind kind) {}
}
