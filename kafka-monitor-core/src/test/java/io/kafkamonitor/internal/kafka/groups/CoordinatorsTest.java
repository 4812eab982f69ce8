package io.kafkamonitor.internal.kafka.groups;

import static io.kafkamonitor.internal.kafka.cluster.TestTopics.partition;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.cluster.BrokerNode;
import io.kafkamonitor.internal.kafka.cluster.Brokers;
import io.kafkamonitor.internal.kafka.cluster.Reachability;
import io.kafkamonitor.internal.kafka.cluster.TestTopics;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoordinatorsTest {

    private static final Brokers LIVE =
            new Brokers(List.of(new BrokerNode(1, "", ""), new BrokerNode(2, "", "")), List.of());
    private static final Brokers DEAD =
            new Brokers(List.of(new BrokerNode(1, "", "")), List.of(new BrokerNode(2, "", "")));
    private static final Set<String> NONE = Set.of();
    private static final Unknown SILENT = new Unknown(UnknownReason.TIMED_OUT, "broker 2 does not answer");
    /** The hash of "a" is 97, so of three partitions it is the second that coordinates it. */
    private static final String GROUP = "a";

    @Test
    void theLeaderOfThePartitionThatTheHashSelectsCoordinatesAGroup() {
        Coordinators coordinators = coordinators(2, Map.of());

        assertThat(coordinators.broker(GROUP)).isEqualTo(2);
        assertThat(coordinators.whyNotAsked(GROUP, NONE)).isNull();
    }

    @Test
    void aGroupWithoutCoordinatorIsNotAsked() {
        assertThat(coordinators(-1, Map.of()).whyNotAsked(GROUP, NONE))
                .isEqualTo(new Unknown(UnknownReason.NO_LEADER, "the coordinator of group 'a' is down"));
    }

    @Test
    void aGroupWhoseCoordinatorDoesNotAnswerIsNotAsked() {
        assertThat(coordinators(2, Map.of(2, SILENT)).whyNotAsked(GROUP, NONE))
                .isEqualTo(new Unknown(
                        UnknownReason.TIMED_OUT, "the coordinator of group 'a' is down: broker 2 does not answer"));
    }

    @Test
    void whereTheTopicIsHiddenAGroupThatItsCoordinatorListsIsAsked() {
        Coordinators hidden = hidden(DEAD, Map.of(2, SILENT));

        assertThat(hidden.whyNotAsked(GROUP, Set.of(GROUP))).isNull();
        assertThat(hidden.isSure(GROUP, Set.of(GROUP))).isTrue();
        assertThat(hidden.broker(GROUP)).isEqualTo(Coordinators.NOT_KNOWN);
    }

    @Test
    void whereTheTopicIsHiddenAGroupThatNobodyListsIsAskedOnlyWhileNoBrokerIsMissing() {
        String mayBeDown = "the coordinator of group 'a' may be down: broker 2 ";

        assertThat(hidden(LIVE, Map.of()).whyNotAsked(GROUP, NONE)).isNull();
        assertThat(hidden(LIVE, Map.of()).isSure(GROUP, NONE)).isFalse();
        assertThat(hidden(LIVE, Map.of(2, SILENT)).whyNotAsked(GROUP, NONE))
                .isEqualTo(new Unknown(UnknownReason.TIMED_OUT, mayBeDown + "does not answer"));
        assertThat(hidden(DEAD, Map.of()).whyNotAsked(GROUP, NONE))
                .isEqualTo(new Unknown(UnknownReason.UNREACHABLE, mayBeDown + "is not alive"));
    }

    @Test
    void groupsMayBeMissingFromTheListWhileACoordinatorIs() {
        assertThat(coordinators(2, Map.of()).whyNotAllListed()).isNull();
        assertThat(coordinators(-1, Map.of()).whyNotAllListed())
                .isEqualTo(new Unknown(UnknownReason.NO_LEADER, "the coordinator of some groups is down"));
        assertThat(hidden(LIVE, Map.of()).whyNotAllListed()).isNull();
        assertThat(hidden(DEAD, Map.of()).whyNotAllListed()).isNotNull();
    }

    private static Coordinators hidden(Brokers brokers, Map<Integer, Unknown> silent) {
        return new Coordinators(TestTopics.none().build(), new Reachability(brokers, silent));
    }

    private static Coordinators coordinators(int leader, Map<Integer, Unknown> silent) {
        Topics topics = TestTopics.none()
                .topic(
                        "__consumer_offsets",
                        partition(0, 1, List.of(1), List.of(1)),
                        partition(1, leader, List.of(2), List.of(2)),
                        partition(2, 1, List.of(1), List.of(1)))
                .build();
        return new Coordinators(topics, new Reachability(LIVE, silent));
    }
}
