package io.kafkamonitor.internal.kafka.groups;

import static io.kafkamonitor.metric.UnknownReason.KIND_NOT_READ;
import static io.kafkamonitor.metric.UnknownReason.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.cluster.TestTopics;
import io.kafkamonitor.internal.kafka.cluster.TopicOffsets;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.testing.RecordingSampleSink;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherKindsTest {

    private static final Unknown STREAMS = new Unknown(KIND_NOT_READ, "a streams group");
    private static final Labels GROUP = Labels.of("group", "g");

    private final OtherKinds otherKinds = new OtherKinds();
    private final Map<String, GroupMemory> memories = new HashMap<>();
    private final Map<String, TopicOffsets> offsets = new HashMap<>();
    private final TestTopics topics = TestTopics.none().topic("a", 1);

    @Test
    void aGroupThatWasNeverAConsumerGroupIsUnknownAndLeavesOthersComplete() {
        RecordingSampleSink sink = collection(Map.of("g", STREAMS));

        assertThat(sink.unknowns(GroupMetrics.GROUP_MEMBERS)).containsEntry(GROUP, STREAMS);
        assertThat(sink.unknowns(GroupMetrics.GROUP_LAG_TOTAL)).containsEntry(GROUP, STREAMS);
        assertThat(sink.incomplete()).isEmpty();
        assertThat(sink.unknowns(GroupMetrics.TOPIC_BACKLOG)).isEmpty();
    }

    @Test
    void whatWasKnownOfAGroupOfAnotherKindIsUnknown() {
        knownBefore();

        RecordingSampleSink sink = collection(Map.of("g", STREAMS));

        assertThat(memories).as("or it would be taken for deleted").isEmpty();
        assertThat(sink.gaps(GroupMetrics.GROUP_LAG)).containsOnly(Map.entry(GROUP, STREAMS));
        assertThat(sink.gaps(GroupMetrics.GROUP_ORPHANED_RECORDS)).containsOnly(Map.entry(GROUP, STREAMS));
        assertThat(sink.unknowns(GroupMetrics.TOPIC_BACKLOG)).containsEntry(Labels.of("topic", "a"), STREAMS);
    }

    @Test
    void isStillUnknownWhileItIsMissingFromTheListForAMoment() {
        knownBefore();
        collection(Map.of("g", STREAMS));

        for (int pass = 0; pass < 3; pass++) {
            assertThat(collection(Map.of()).gaps(GroupMetrics.GROUP_LAG)).containsKey(GROUP);
        }
        assertThat(collection(Map.of("g", STREAMS)).gaps(GroupMetrics.GROUP_LAG))
                .containsKey(GROUP);
    }

    @Test
    void isForgottenAtSomePointWhenItIsNotListedAnyMore() {
        knownBefore();
        collection(Map.of("g", STREAMS));

        for (int pass = 0; pass < 3; pass++) {
            collection(Map.of());
        }

        assertThat(collection(Map.of()).gaps(GroupMetrics.GROUP_LAG)).isEmpty();
    }

    @Test
    void isNotForgottenWhileTheListHasGaps() {
        knownBefore();
        collection(Map.of("g", STREAMS));

        for (int pass = 0; pass < 10; pass++) {
            collection(new GroupReadings(Map.of(), Unknown.because(TIMED_OUT)));
        }

        assertThat(collection(Map.of("g", STREAMS)).gaps(GroupMetrics.GROUP_LAG))
                .containsKey(GROUP);
    }

    @Test
    void isReadAgainOnceItIsAConsumerGroupAgain() {
        knownBefore();
        collection(Map.of("g", STREAMS));
        var readings = new GroupReadings(Map.of(), null);
        readings.add(new GroupReading("g", null, null, null));

        RecordingSampleSink sink = collection(readings);

        assertThat(sink.incomplete()).isEmpty();
    }

    @Test
    void goesOnWithWhatIsRememberedOnceItIsAConsumerGroupAgain() {
        knownBefore();
        GroupMemory memory = memories.get("g");
        collection(Map.of("g", STREAMS));
        var readings = new GroupReadings(Map.of(), null);
        readings.add(new GroupReading("g", null, null, null));

        collection(readings);

        assertThat(memories)
                .as("or what was orphaned before would begin anew at nothing")
                .containsEntry("g", memory);
    }

    private void knownBefore() {
        var memory = new GroupMemory("g");
        memory.labels().of("a");
        memories.put("g", memory);
    }

    private RecordingSampleSink collection(Map<String, Unknown> others) {
        return collection(new GroupReadings(others, null));
    }

    private RecordingSampleSink collection(GroupReadings groups) {
        RecordingSampleSink sink = RecordingSampleSink.forMetrics(GroupMetrics.ALL);
        var backlogs = new TopicBacklogs();
        otherKinds.takeOver(groups, memories);
        otherKinds.report(groups, backlogs, new Logs(topics.build(), offsets), sink);
        backlogs.write(sink);
        return sink;
    }
}
