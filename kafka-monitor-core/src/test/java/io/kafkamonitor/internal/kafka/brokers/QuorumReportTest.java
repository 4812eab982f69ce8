package io.kafkamonitor.internal.kafka.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.Collected;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeMetadataQuorumOptions;
import org.apache.kafka.clients.admin.DescribeMetadataQuorumResult;
import org.apache.kafka.clients.admin.DescribeReplicaLogDirsOptions;
import org.apache.kafka.clients.admin.DescribeReplicaLogDirsResult;
import org.apache.kafka.clients.admin.DescribeReplicaLogDirsResult.ReplicaLogDirInfo;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionReplica;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the quorum by a mock, for what a cluster does only if it is old, or at the wrong moment. */
class QuorumReportTest {

    private final Admin admin = mock(Admin.class);
    private final BrokerCollector collector = new BrokerCollector(KafkaGateway.using(admin));
    private Duration timeLeft = Duration.ofSeconds(20);

    @BeforeEach
    void answer() {
        brokers(KafkaFuture.completedFuture(List.of(new Node(1, "h1", 1), new Node(2, "h2", 1))));
        brokersAnswer(KafkaFuture.completedFuture(Map.of()));
    }

    private void brokers(KafkaFuture<Collection<Node>> nodes) {
        DescribeClusterResult result = mock(DescribeClusterResult.class);
        when(result.nodes()).thenReturn(nodes);
        when(admin.describeCluster(any(DescribeClusterOptions.class))).thenReturn(result);
    }

    /** What each broker is asked to find out whether it answers. */
    private void brokersAnswer(KafkaFuture<Map<TopicPartitionReplica, ReplicaLogDirInfo>> answer) {
        DescribeReplicaLogDirsResult result = mock(DescribeReplicaLogDirsResult.class);
        when(result.all()).thenReturn(answer);
        when(admin.describeReplicaLogDirs(anyCollection(), any(DescribeReplicaLogDirsOptions.class)))
                .thenReturn(result);
    }

    private void quorum(KafkaFuture<QuorumInfo> quorum) {
        DescribeMetadataQuorumResult result = mock(DescribeMetadataQuorumResult.class);
        when(result.quorumInfo()).thenReturn(quorum);
        when(admin.describeMetadataQuorum(any(DescribeMetadataQuorumOptions.class)))
                .thenReturn(result);
    }

    private static <T> KafkaFuture<T> failed(Exception failure) {
        var future = new KafkaFutureImpl<T>();
        future.completeExceptionally(failure);
        return future;
    }

    private static KafkaFuture<QuorumInfo> ledBy(int leader) {
        QuorumInfo info = mock(QuorumInfo.class);
        when(info.leaderId()).thenReturn(leader);
        return KafkaFuture.completedFuture(info);
    }

    private Collected collect() throws Exception {
        return Collected.by(collector, CollectContext.startingNow(new ManualClock(), timeLeft));
    }

    @Test
    void findsNoLeaderWhenTheQuorumIsSilentInTwoPasses() throws Exception {
        quorum(failed(new TimeoutException()));

        assertThat(collect().reason(BrokerMetrics.ACTIVE_CONTROLLER)).isEqualTo(UnknownReason.TIMED_OUT);
        assertThat(collect().value(BrokerMetrics.ACTIVE_CONTROLLER)).isZero();
        assertThat(collect().value(BrokerMetrics.ACTIVE_CONTROLLER)).isZero();
    }

    @Test
    void beginsToCountAgainWhenTheQuorumHasAnswered() throws Exception {
        quorum(failed(new TimeoutException()));
        collect();
        KafkaFuture<QuorumInfo> answer = ledBy(1);
        quorum(answer);
        assertThat(collect().value(BrokerMetrics.ACTIVE_CONTROLLER)).isEqualTo(1.0);
        quorum(failed(new TimeoutException()));

        assertThat(collect().reason(BrokerMetrics.ACTIVE_CONTROLLER)).isEqualTo(UnknownReason.TIMED_OUT);
    }

    @Test
    void believesAnAnswerThatThereIsNone() throws Exception {
        KafkaFuture<QuorumInfo> answer = ledBy(-1);
        quorum(answer);

        assertThat(collect().value(BrokerMetrics.ACTIVE_CONTROLLER)).isZero();
    }

    @ParameterizedTest
    @ValueSource(classes = {ClusterAuthorizationException.class, UnsupportedVersionException.class})
    void doesNotTakeARefusalForSilence(Class<? extends Exception> refusal) throws Exception {
        quorum(failed(refusal.getConstructor(String.class).newInstance("no")));

        for (int pass = 0; pass < 4; pass++) {
            Collected collected = collect();

            assertThat(collected.value(BrokerMetrics.ACTIVE_CONTROLLER)).isNull();
            assertThat(collected.reason(BrokerMetrics.ACTIVE_CONTROLLER))
                    .isIn(UnknownReason.NOT_AUTHORIZED, UnknownReason.UNSUPPORTED);
            assertThat(collected.value(BrokerMetrics.BROKERS)).isEqualTo(2.0);
        }
    }

    @Test
    void isNoEvidenceThatNobodyAnswersAtAll() throws Exception {
        quorum(failed(new TimeoutException()));
        brokersAnswer(failed(new TimeoutException()));

        for (int pass = 0; pass < 4; pass++) {
            assertThat(collect().value(BrokerMetrics.ACTIVE_CONTROLLER)).isNull();
        }
    }

    @Test
    void isNoEvidenceThatThereWasNoTimeToAnswer() throws Exception {
        quorum(failed(new TimeoutException()));
        timeLeft = Duration.ofMillis(500);

        for (int pass = 0; pass < 4; pass++) {
            assertThat(collect().value(BrokerMetrics.ACTIVE_CONTROLLER)).isNull();
        }
    }
}
