package io.kafkamonitor.internal.kafka.brokers;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.contact.AddressAnswer;
import io.kafkamonitor.internal.kafka.contact.AddressAnswer.Kind;
import io.kafkamonitor.kafka.ClusterMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out whether the cluster can be reached at all, and what its addresses answer if not.
 *
 * <p>Where brokers answer and one address takes connections and says nothing, the client may just have begun with that
 * one. It begins with another one next time, so only the third pass in a row tells that the cluster is not reachable.
 */
public final class ClusterCollector implements MetricCollector {

    private static final int UNLUCKY_PASSES = 3;

    private final KafkaGateway gateway;
    private Set<String> addresses = Set.of();
    private int failedPasses;

    public ClusterCollector(KafkaGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public List<Metric> metrics() {
        return ClusterMetrics.ALL;
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) throws InterruptedException {
        try {
            gateway.brokers(context);
            failedPasses = 0;
            sink.record(ClusterMetrics.REACHABLE, Labels.EMPTY, 1);
            write(List.of(), sink);
        } catch (ClusterReadException e) {
            failedPasses++;
            writeUnreachable(e.unknown(), sink);
        }
    }

    private void writeUnreachable(Unknown why, SampleSink sink) {
        List<AddressAnswer> answers = gateway.contact().answers();
        if (mayBeBadLuck(answers) && failedPasses < UNLUCKY_PASSES) {
            sink.unknown(ClusterMetrics.REACHABLE, Labels.EMPTY, why);
        } else {
            sink.record(ClusterMetrics.REACHABLE, Labels.EMPTY, 0);
        }
        write(answers.isEmpty() ? List.of(nothingKnown(why)) : answers, sink);
    }

    private static boolean mayBeBadLuck(List<AddressAnswer> answers) {
        return has(Kind.BROKER, answers) && has(Kind.SILENCE, answers);
    }

    private static boolean has(Kind kind, List<AddressAnswer> answers) {
        return answers.stream().anyMatch(answer -> answer.kind() == kind);
    }

    private static AddressAnswer nothingKnown(Unknown why) {
        return AddressAnswer.other("not known", "because the client is the host's; to the client: " + why);
    }

    private void write(List<AddressAnswer> answers, SampleSink sink) {
        addresses.forEach(address -> sink.gone(Labels.of("address", address)));
        var now = new TreeSet<String>();
        for (AddressAnswer answer : answers) {
            now.add(answer.address());
            sink.record(
                    ClusterMetrics.ADDRESS,
                    Labels.of("address", answer.address(), "answer", answer.text()),
                    answer.kind() == Kind.BROKER ? 1 : 0);
        }
        addresses = now;
    }
}
