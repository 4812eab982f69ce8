package io.kafkamonitor.internal.kafka.partitions;

import static io.kafkamonitor.internal.kafka.cluster.TestTopics.partition;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.cluster.PartitionLabels;
import io.kafkamonitor.internal.kafka.cluster.Reassignments;
import io.kafkamonitor.internal.kafka.cluster.TestTopics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.RecordingSampleSink;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class ProblemReportTest {

    private static final Unknown DENIED = Unknown.because(UnknownReason.NOT_AUTHORIZED);
    private static final TopicPartitionInfo GOOD = partition(0, 1, List.of(1, 2, 3), List.of(1, 2, 3));
    private static final TopicPartitionInfo BAD = partition(0, 1, List.of(1, 2, 3), List.of(1));

    private final ProblemReport report = new ProblemReport();
    private final PartitionLabels labels = new PartitionLabels();

    private RecordingSampleSink write(OptionalInt minInSync, TestTopics topics) {
        RecordingSampleSink sink = RecordingSampleSink.forMetrics(PartitionMetrics.ALL);
        report.write(
                topics.build(),
                new TopicHealth(new Racks(Map.of()), topic -> minInSync, Reassignments.NONE),
                labels,
                sink);
        return sink;
    }

    private RecordingSampleSink write(TestTopics topics) {
        return write(OptionalInt.of(2), topics);
    }

    private static Labels series(int partition, String problem, String missing) {
        return series(partition, problem, "1", missing);
    }

    private static Labels series(int partition, String problem, String leader, String missing) {
        return Labels.of("topic", "a", "partition", Integer.toString(partition), "problem", problem)
                .with("leader", leader)
                .with("missing", missing);
    }

    private static Map<Labels, Double> written(RecordingSampleSink sink) {
        return sink.values().getOrDefault(PartitionMetrics.PARTITION_PROBLEM, Map.of());
    }

    private static TestTopics topic(TopicPartitionInfo... partitions) {
        return TestTopics.none().topic("a", partitions);
    }

    /** As many partitions as asked for, the last ones with the fewest in sync. */
    private static TopicPartitionInfo[] badPartitions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> partition(i, 1, List.of(1, 2, 3), i < count - 3 ? List.of(1, 2) : List.of(1)))
                .toArray(TopicPartitionInfo[]::new);
    }

    @Test
    void writesTheReplicasInSyncForEachProblem() {
        RecordingSampleSink sink = write(topic(
                partition(0, -1, List.of(1, 2, 3), List.of(1)),
                partition(1, 1, List.of(1, 2, 3), List.of(1, 2)),
                partition(2, 1, List.of(1, 2, 3), List.of(1, 2, 3))));

        assertThat(written(sink))
                .containsOnly(
                        Map.entry(series(0, "offline", "", "1,2,3"), 1.0),
                        Map.entry(series(0, "under-min-isr", "", "1,2,3"), 1.0),
                        Map.entry(series(0, "under-replicated", "", "1,2,3"), 1.0),
                        Map.entry(series(1, "at-min-isr", "3"), 2.0),
                        Map.entry(series(1, "under-replicated", "3"), 2.0));
    }

    @Test
    void saysAtOnceAndOnceThatAProblemIsOver() {
        write(topic(BAD));

        RecordingSampleSink sink = write(topic(GOOD));

        assertThat(written(sink)).isEmpty();
        assertThat(sink.goneEntities())
                .containsExactlyInAnyOrder(series(0, "under-min-isr", "2,3"), series(0, "under-replicated", "2,3"));
        assertThat(write(topic(GOOD)).goneEntities()).isEmpty();
    }

    @Test
    void doesNotTakeAProblemForOverWhileItsTopicCannotBeRead() {
        write(topic(BAD));

        assertThat(write(TestTopics.none().unreadable("a", DENIED)).goneEntities())
                .isEmpty();
        assertThat(write(topic(GOOD)).goneEntities()).hasSize(2);
    }

    @Test
    void doesNotTakeAProblemForOverThatCannotBeTold() {
        write(topic(BAD));

        assertThat(write(OptionalInt.empty(), topic(GOOD)).goneEntities())
                .containsExactly(series(0, "under-replicated", "2,3"));
        assertThat(write(topic(GOOD)).goneEntities()).containsExactly(series(0, "under-min-isr", "2,3"));
    }

    @Test
    void forgetsWhatWentWithItsTopic() {
        write(topic(BAD));

        assertThat(write(TestTopics.none()).goneEntities()).isEmpty();
        assertThat(write(topic(GOOD)).goneEntities()).isEmpty();
    }

    @Test
    void writesOfAHugeTopicOnlyThePartitionsWithTheFewestInSync() {
        RecordingSampleSink sink = write(topic(badPartitions(10_000)));

        assertThat(written(sink))
                .hasSize(3 + 2 * ProblemReport.MOST_OF_A_TOPIC)
                .containsEntry(series(9_997, "under-min-isr", "2,3"), 1.0)
                .containsEntry(series(9_999, "under-replicated", "2,3"), 1.0)
                .containsEntry(series(6, "under-replicated", "3"), 2.0)
                .doesNotContainKey(series(7, "under-replicated", "3"));
    }

    @Test
    void writesPastALimitOnlyWhatNamesTheMissingBrokersHoweverManyTopicsHaveProblems() {
        TestTopics topics = TestTopics.none();
        int count = ProblemReport.MOST_IN_ALL;
        for (int i = 0; i < count; i++) {
            topics.topic("topic-" + i, BAD, partition(1, 1, List.of(1, 2, 3), List.of(1)));
        }

        RecordingSampleSink sink = write(topics);

        assertThat(written(sink)).hasSize(ProblemReport.MOST_IN_ALL / 2 + 2 * count);
        assertThat(sink.gaps(PartitionMetrics.PARTITION_PROBLEM))
                .containsKey(Labels.of("topic", "topic-9999", "problem", "under-replicated"))
                .doesNotContainKey(Labels.EMPTY);
    }

    @Test
    void saysOfWhichTopicAndProblemItWritesNotAll() {
        RecordingSampleSink sink = write(topic(badPartitions(1 + ProblemReport.MOST_OF_A_TOPIC)));

        assertThat(sink.gaps(PartitionMetrics.PARTITION_PROBLEM).keySet())
                .allSatisfy(gap ->
                        assertThat(gap.containsAll(Labels.of("topic", "a"))).isTrue())
                .isNotEmpty();
        assertThat(write(topic(badPartitions(ProblemReport.MOST_OF_A_TOPIC))).incomplete())
                .isEmpty();
    }

    @Test
    void doesNotCallAProblemOverThatLastsBesideWorseOnes() {
        TopicPartitionInfo[] partitions = badPartitions(10_000);
        TopicPartitionInfo[] few = Arrays.copyOfRange(partitions, 20, 27);
        write(topic(few));

        RecordingSampleSink sink = write(topic(partitions));

        assertThat(written(sink)).doesNotContainKey(series(23, "under-replicated", "3"));
        assertThat(sink.goneEntities()).isEmpty();
        assertThat(write(topic(partitions[9_999])).goneEntities()).contains(series(23, "under-replicated", "3"));
    }

    @Test
    void namesEveryBrokerThatIsMissingHoweverManyPartitionsMissAnother() {
        TopicPartitionInfo[] partitions = badPartitions(1_000);
        partitions[990] = partition(990, 1, List.of(1, 4), List.of(1));
        partitions[991] = partition(991, 1, List.of(1, 5), List.of(1));
        partitions[992] = partition(992, 1, List.of(1, 2, 6), List.of(1, 2));

        assertThat(written(write(topic(partitions))).keySet())
                .filteredOn(series -> "under-replicated".equals(series.value("problem")))
                .extracting(series -> series.value("missing"))
                .contains("4", "5", "6")
                .hasSize(ProblemReport.MOST_OF_A_TOPIC + 1);
    }

    @Test
    void saysAtOnceThatAnotherBrokerIsMissing() {
        write(topic(partition(0, 1, List.of(1, 2, 3), List.of(1, 2))));

        RecordingSampleSink sink = write(topic(partition(0, 1, List.of(1, 2, 3), List.of(1, 3))));

        assertThat(written(sink)).containsOnlyKeys(series(0, "at-min-isr", "2"), series(0, "under-replicated", "2"));
        assertThat(sink.goneEntities())
                .containsExactlyInAnyOrder(series(0, "at-min-isr", "3"), series(0, "under-replicated", "3"));
    }

    @Test
    void saysAtOnceThatAnotherBrokerLeads() {
        write(topic(partition(0, 1, List.of(1, 2, 3), List.of(1, 2))));

        RecordingSampleSink sink = write(topic(partition(0, 2, List.of(1, 2, 3), List.of(1, 2))));

        assertThat(written(sink))
                .containsOnlyKeys(series(0, "at-min-isr", "2", "3"), series(0, "under-replicated", "2", "3"));
        assertThat(sink.goneEntities())
                .containsExactlyInAnyOrder(series(0, "at-min-isr", "3"), series(0, "under-replicated", "3"));
    }
}
