package io.kafkamonitor.internal.kafka.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.cluster.TestTopics;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsResult;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsResult;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Provokes with a mock what a real cluster does only at the wrong moment: groups that change between two calls. */
class GroupReaderTest {

    private final Admin admin = mock(Admin.class);
    private final GroupReader reader = new GroupReader(KafkaGateway.using(admin));
    private final Map<String, KafkaFuture<ConsumerGroupDescription>> descriptions = new HashMap<>();

    @BeforeEach
    void aClusterWithoutTopics() {
        DescribeClusterResult cluster = mock(DescribeClusterResult.class);
        when(cluster.nodes()).thenReturn(KafkaFuture.completedFuture(List.of()));
        when(admin.describeCluster(any(DescribeClusterOptions.class))).thenReturn(cluster);
        ListTopicsResult topics = mock(ListTopicsResult.class);
        when(topics.names()).thenReturn(KafkaFuture.completedFuture(Set.of()));
        when(admin.listTopics(any(ListTopicsOptions.class))).thenReturn(topics);
        DescribeConsumerGroupsResult described = mock(DescribeConsumerGroupsResult.class);
        when(described.describedGroups()).thenReturn(descriptions);
        when(admin.describeConsumerGroups(anyCollection(), any(DescribeConsumerGroupsOptions.class)))
                .thenReturn(described);
        ListConsumerGroupOffsetsResult commits = mock(ListConsumerGroupOffsetsResult.class);
        when(commits.partitionsToOffsetAndMetadata(anyString())).thenReturn(KafkaFuture.completedFuture(Map.of()));
        when(admin.listConsumerGroupOffsets(anyMap(), any(ListConsumerGroupOffsetsOptions.class)))
                .thenReturn(commits);
    }

    @Test
    void doesNotTakeAGroupForDeletedThatIsListedAndThenNotFound() throws Exception {
        listed(consumerGroup("g"));
        found("g");
        read();
        notFound("g");

        GroupReadings readings = read();

        assertThat(readings.all()).singleElement().satisfies(reading -> {
            assertThat(reading.group()).isEqualTo("g");
            assertThat(reading.unknown().reason()).isEqualTo(UnknownReason.NOT_REPORTED);
        });
    }

    @Test
    void takesItForDeletedWhenItIsNotListedEither() throws Exception {
        listed(consumerGroup("g"));
        found("g");
        read();
        listed();
        notFound("g");

        assertThat(read().names()).isEmpty();
    }

    @Test
    void passesOverAGroupThatWasNeverThere() throws Exception {
        listed(consumerGroup("g"));
        notFound("g");

        assertThat(read().names()).isEmpty();
    }

    @Test
    void asksForNoGroupOfAnotherKind() throws Exception {
        listed(consumerGroup("g"));
        found("g");
        read();
        descriptions.clear(); // who asks for it now fails
        listed(new GroupListing("g", Optional.of(GroupType.SHARE), "share", Optional.of(GroupState.STABLE)));

        GroupReadings readings = read();

        assertThat(readings.all()).isEmpty();
        assertThat(readings.others().get("g").reason()).isEqualTo(UnknownReason.KIND_NOT_READ);
    }

    private GroupReadings read() throws Exception {
        return reader.read(CollectContext.startingNow(new ManualClock(), Duration.ofSeconds(20)));
    }

    private void listed(GroupListing... groups) {
        ListGroupsResult result = mock(ListGroupsResult.class);
        Collection<GroupListing> valid = Arrays.asList(groups);
        when(result.valid()).thenReturn(KafkaFuture.completedFuture(valid));
        when(result.errors()).thenReturn(KafkaFuture.completedFuture(List.of()));
        when(admin.listGroups(any(ListGroupsOptions.class))).thenReturn(result);
    }

    private static GroupListing consumerGroup(String name) {
        return new GroupListing(name, Optional.of(GroupType.CLASSIC), "consumer", Optional.of(GroupState.STABLE));
    }

    private void found(String group) {
        descriptions.put(
                group,
                KafkaFuture.completedFuture(new ConsumerGroupDescription(
                        group,
                        false,
                        List.of(),
                        "range",
                        GroupType.CLASSIC,
                        GroupState.EMPTY,
                        TestTopics.node(1),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty())));
    }

    private void notFound(String group) {
        var future = new KafkaFutureImpl<ConsumerGroupDescription>();
        future.completeExceptionally(new GroupIdNotFoundException("Group " + group + " is not a classic group."));
        descriptions.put(group, future);
    }
}
