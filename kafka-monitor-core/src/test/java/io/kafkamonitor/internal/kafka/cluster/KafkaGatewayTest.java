package io.kafkamonitor.internal.kafka.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.health.StandardError;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

/** Provokes with a mock what a real cluster does only if it is old, or at the wrong moment. */
class KafkaGatewayTest {

    private final Admin admin = mock(Admin.class);
    private final KafkaGateway gateway = KafkaGateway.using(admin);

    @Test
    void opensNothingUntilItIsUsedAndThenFailsLikeAnyRead() {
        try (var nowhere = KafkaGateway.connecting(Map.of("bootstrap.servers", "nowhere.invalid:9092"))) {
            for (int pass = 0; pass < 2; pass++) {
                assertThatThrownBy(() -> nowhere.liveBrokers(pass()))
                        .isInstanceOfSatisfying(
                                ClusterReadException.class,
                                failure ->
                                        assertThat(failure.unknown().reason()).isEqualTo(UnknownReason.UNREACHABLE))
                        .hasMessageContaining("nowhere.invalid:9092 ");
            }
        }
    }

    @Test
    void isOfNoUseOnceClosed() {
        var closed = KafkaGateway.connecting(Map.of("bootstrap.servers", "127.0.0.1:1"));
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.liveBrokers(pass())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void beginsAgainFromTheBootstrapServersWhenNobodyWasReached() throws Exception {
        try (var nobody = KafkaGateway.connecting(Map.of("bootstrap.servers", "127.0.0.1:1"))) {
            Admin first = nobody.admin();
            CollectContext brief = CollectContext.startingNow(new ManualClock(), Duration.ofMillis(50));

            assertThatThrownBy(() -> nobody.liveBrokers(brief)).isInstanceOf(ClusterReadException.class);

            assertThat(nobody.admin()).isNotSameAs(first);
        }
    }

    @Test
    void keepsQuietInTheLogWhileNobodyIsThere() {
        try (var nobody = KafkaGateway.connecting(Map.of("bootstrap.servers", "127.0.0.1:1"))) {
            readInVain(nobody);

            String log = StandardError.during(() -> {
                for (int pass = 0; pass < 20; pass++) {
                    readInVain(nobody);
                }
            });

            assertThat(log).as("what 20 passes write").isEmpty();
        }
    }

    private static void readInVain(KafkaGateway gateway) {
        CollectContext brief = CollectContext.startingNow(new ManualClock(), Duration.ofMillis(500));
        assertThatThrownBy(() -> gateway.liveBrokers(brief)).isInstanceOf(ClusterReadException.class);
    }

    @Test
    void neverClosesTheHostsClient() {
        cluster(failed(new TimeoutException()));
        assertThatThrownBy(() -> gateway.liveBrokers(pass())).isInstanceOf(ClusterReadException.class);

        gateway.close();

        verify(admin, never()).close();
        verify(admin, never()).close(any());
    }

    @Test
    void asksForTheBrokersOncePerPass() throws Exception {
        cluster(KafkaFuture.completedFuture(List.of(new Node(2, "h2", 1, "b"), new Node(1, "h1", 1))));
        CollectContext pass = pass();

        assertThat(gateway.liveBrokers(pass))
                .containsExactly(new BrokerNode(1, "h1", ""), new BrokerNode(2, "h2", "b"));
        gateway.liveBrokers(pass);
        gateway.liveBrokers(pass());

        verify(admin, times(2)).describeCluster(any(DescribeClusterOptions.class));
    }

    @Test
    void takesWhoHoldsReplicasAndIsNotListedForDeadWhereTheClusterListsNoFencedBrokers() throws Exception {
        var live = KafkaFuture.<Collection<Node>>completedFuture(
                List.of(new Node(1, "h1", 1, "a"), new Node(2, "h2", 1, "b")));
        var survivors = KafkaFuture.<Collection<Node>>completedFuture(List.of(new Node(1, "h1", 1, "a")));
        DescribeClusterResult refused = cluster(failed(new UnsupportedVersionException("too old")));
        when(admin.describeCluster(argThat(options -> options != null && options.includeFencedBrokers())))
                .thenReturn(refused);
        DescribeClusterResult both = result(live);
        DescribeClusterResult one = result(survivors);
        when(admin.describeCluster(argThat(options -> options != null && !options.includeFencedBrokers())))
                .thenReturn(both, one);
        topics(Map.of(
                "a",
                KafkaFuture.completedFuture(
                        TestTopics.description(TestTopics.partition(0, 1, List.of(1, 2), List.of(1, 2))))));

        assertThat(gateway.brokers(pass()).fenced()).isEmpty();
        assertThat(gateway.brokers(pass()).fenced()).containsExactly(new BrokerNode(2, "h2", "b"));
    }

    @Test
    void asksForFencedBrokersAgainSoThatAnUpgradedClusterTellsThem() throws Exception {
        Node alive = new Node(1, "h1", 1, "a");
        Node fenced = new Node(2, "h2", 1, "b", true);
        DescribeClusterResult old = result(KafkaFuture.completedFuture(List.of(alive)));
        DescribeClusterResult refused = result(failed(new UnsupportedVersionException("too old")));
        DescribeClusterResult upgraded = result(KafkaFuture.completedFuture(List.of(alive, fenced)));
        when(admin.describeCluster(any(DescribeClusterOptions.class))).thenReturn(old);
        when(admin.describeCluster(argThat(options -> options != null && options.includeFencedBrokers())))
                .thenReturn(refused, upgraded);
        topics(Map.of());

        assertThat(gateway.brokers(pass()).fenced()).isEmpty();
        assertThat(gateway.brokers(pass()).fenced()).containsExactly(new BrokerNode(2, "h2", "b"));
    }

    @Test
    void tellsADeletedTopicFromOneThatMayNotBeReadAnyMore() throws Exception {
        topics(Map.of(
                "a", KafkaFuture.completedFuture(TestTopics.description()),
                "b", KafkaFuture.completedFuture(TestTopics.description())));
        gateway.topics(pass());
        topics(Map.of(
                "a",
                failed(new UnknownTopicOrPartitionException()),
                "b",
                failed(new TopicAuthorizationException("b"))));
        ListTopicsResult empty = mock(ListTopicsResult.class);
        when(empty.names()).thenReturn(KafkaFuture.completedFuture(Set.of()));
        when(admin.listTopics(any(ListTopicsOptions.class))).thenReturn(empty);

        Topics topics = gateway.topics(pass());

        assertThat(topics.names()).containsExactly("b");
        assertThat(topics.unreadable().get("b").reason()).isEqualTo(UnknownReason.NOT_AUTHORIZED);
    }

    private DescribeClusterResult cluster(KafkaFuture<Collection<Node>> nodes) {
        DescribeClusterResult result = result(nodes);
        when(admin.describeCluster(any(DescribeClusterOptions.class))).thenReturn(result);
        return result;
    }

    private static DescribeClusterResult result(KafkaFuture<Collection<Node>> nodes) {
        DescribeClusterResult result = mock(DescribeClusterResult.class);
        when(result.nodes()).thenReturn(nodes);
        return result;
    }

    private void topics(Map<String, KafkaFuture<TopicDescription>> topics) {
        ListTopicsResult names = mock(ListTopicsResult.class);
        when(names.names()).thenReturn(KafkaFuture.completedFuture(topics.keySet()));
        when(admin.listTopics(any(ListTopicsOptions.class))).thenReturn(names);
        DescribeTopicsResult described = mock(DescribeTopicsResult.class);
        when(described.topicNameValues()).thenReturn(topics);
        when(admin.describeTopics(anyCollection(), any(DescribeTopicsOptions.class)))
                .thenReturn(described);
    }

    private static <T> KafkaFuture<T> failed(Exception failure) {
        var future = new KafkaFutureImpl<T>();
        future.completeExceptionally(failure);
        return future;
    }

    private static CollectContext pass() {
        return CollectContext.startingNow(new ManualClock(), Duration.ofSeconds(20));
    }
}
