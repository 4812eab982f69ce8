package io.kafkamonitor.internal.kafka.brokers;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.client.CallTime;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import org.apache.kafka.clients.admin.DescribeMetadataQuorumOptions;
import org.apache.kafka.clients.admin.QuorumInfo;

/**
 * Writes who leads the metadata quorum, and finds out if nobody does.
 *
 * <p>Only a leader answers, and without one the brokers wait for it instead of saying so. That brokers answer and the
 * quorum does not, in two passes one after the other, is therefore taken for a quorum without a leader; a single time
 * may be an election or a slow answer. Not safe for use by several threads.
 */
final class QuorumReport {

    private static final String QUORUM = "the metadata quorum (DESCRIBE on the cluster, Kafka 3.3 or newer)";
    private static final Unknown NOBODY =
            new Unknown(UnknownReason.NOT_REPORTED, "the metadata quorum has had no leader in two passes");
    private static final int SILENT_PASSES = 2;
    /** In less time also a leader may not have answered. */
    private static final Duration FAIR = Duration.ofSeconds(1);

    private final KafkaGateway gateway;
    private int silentPasses;

    QuorumReport(KafkaGateway gateway) {
        this.gateway = gateway;
    }

    /** Forgets the passes before, because brokers did not answer either. */
    void brokersAreSilent() {
        silentPasses = 0;
    }

    /** Whether the last pass found that there is no leader. */
    boolean isWithoutLeader() {
        return silentPasses >= SILENT_PASSES;
    }

    void write(CollectContext context, SampleSink sink) throws ClusterReadException, InterruptedException {
        Duration patience = patience(context);
        try {
            writeTold(quorum(context, patience).leaderId(), sink);
            silentPasses = 0;
            gateway.capabilities().canRead(QUORUM);
        } catch (ClusterReadException e) {
            gateway.capabilities().cannotRead(QUORUM, e.unknown());
            boolean isEvidence = isSilence(e.unknown())
                    && patience.compareTo(FAIR) >= 0
                    && !gateway.reachability(context).answering().isEmpty();
            silentPasses = isEvidence ? silentPasses + 1 : 0;
            writeUntold(e.unknown(), sink);
        }
    }

    /** Half of the time that is left, so that there is some for the brokers. */
    private static Duration patience(CollectContext context) {
        Duration half = context.timeLeft().dividedBy(2);
        return half.compareTo(CallTime.LONGEST) < 0 ? half : CallTime.LONGEST;
    }

    private static boolean isSilence(Unknown why) {
        return why.reason() == UnknownReason.TIMED_OUT || why.reason() == UnknownReason.UNREACHABLE;
    }

    private static void writeTold(int leader, SampleSink sink) {
        sink.record(BrokerMetrics.ACTIVE_CONTROLLER, Labels.EMPTY, leader < 0 ? 0 : 1);
        if (leader >= 0) {
            sink.record(BrokerMetrics.CONTROLLER_ID, Labels.EMPTY, leader);
        }
    }

    private void writeUntold(Unknown why, SampleSink sink) {
        if (isWithoutLeader()) {
            sink.record(BrokerMetrics.ACTIVE_CONTROLLER, Labels.EMPTY, 0);
            sink.unknown(BrokerMetrics.CONTROLLER_ID, Labels.EMPTY, NOBODY);
        } else {
            sink.unknown(BrokerMetrics.ACTIVE_CONTROLLER, Labels.EMPTY, why);
            sink.unknown(BrokerMetrics.CONTROLLER_ID, Labels.EMPTY, why);
        }
    }

    /** Not describeCluster().controller(): with KRaft that is any broker, which passes requests on to the controller. */
    private QuorumInfo quorum(CollectContext context, Duration patience)
            throws ClusterReadException, InterruptedException {
        CallTime call = CallTime.within(context, patience, "the metadata quorum");
        var options = new DescribeMetadataQuorumOptions();
        options.timeoutMs(call.millis());
        return call.await(gateway.admin().describeMetadataQuorum(options).quorumInfo());
    }
}
