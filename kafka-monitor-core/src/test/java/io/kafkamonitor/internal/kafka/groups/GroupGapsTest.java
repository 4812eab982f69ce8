package io.kafkamonitor.internal.kafka.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.RecordingSampleSink;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupGapsTest {

    private static final Unknown DENIED = Unknown.because(UnknownReason.NOT_AUTHORIZED);
    private static final Unknown SILENT = Unknown.because(UnknownReason.TIMED_OUT);
    private static final Labels PAYROLL = Labels.of("group", "payroll");

    private final RecordingSampleSink sink = RecordingSampleSink.forMetrics(GroupMetrics.ALL);
    private final GroupGaps gaps = new GroupGaps(sink);

    static List<Metric> ofGroups() {
        return GroupMetrics.ALL.stream()
                .filter(metric -> metric.labelNames().contains("group"))
                .toList();
    }

    private static GroupReading readInFull() {
        return new GroupReading("payroll", TestGroup.members(GroupState.EMPTY), CommittedOffsets.of(Map.of()), null);
    }

    @ParameterizedTest
    @MethodSource("ofGroups")
    void anUnreadableGroupIsAGapOfItsOwnInWhateverIsNotWrittenOfIt(Metric metric) {
        gaps.of(GroupReading.unreadable("payroll", DENIED), PAYROLL);

        boolean isWritten = metric.equals(GroupMetrics.GROUP_LAG_TOTAL) || metric.equals(GroupMetrics.GROUP_MEMBERS);
        assertThat(sink.gaps(metric)).isEqualTo(isWritten ? Map.of() : Map.of(PAYROLL, DENIED));
    }

    @Test
    void aGroupWithoutMembersIsIncompleteOnlyInWhatMembersTell() {
        gaps.of(new GroupReading("payroll", null, CommittedOffsets.of(Map.of()), SILENT), PAYROLL);

        assertThat(sink.incomplete())
                .contains(GroupMetrics.GROUP_WITHOUT_COMMIT, GroupMetrics.GROUP_ORPHANED)
                .doesNotContain(GroupMetrics.GROUP_LAG, GroupMetrics.GROUP_LAG_BY_TOPIC);
        assertThat(sink.gaps(GroupMetrics.GROUP_WITHOUT_COMMIT)).isEqualTo(Map.of(PAYROLL, SILENT));
    }

    @Test
    void aTopicThatIsHiddenIsAGapOfTheGroupThatReadsIt() {
        Labels salaries = PAYROLL.with("topic", "salaries");

        gaps.hidden(PAYROLL, "salaries", DENIED);

        assertThat(sink.gaps(GroupMetrics.GROUP_LAG)).isEqualTo(Map.of(salaries, DENIED));
        assertThat(sink.gaps(GroupMetrics.GROUP_WITHOUT_COMMIT)).isEqualTo(Map.of(salaries, DENIED));
    }

    @Test
    void aGroupThatWasReadHasNone() {
        gaps.of(readInFull(), PAYROLL);

        assertThat(sink.incomplete()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ofGroups")
    void aGroupThatWasReadIsCompleteThoughOthersWereNotListed(Metric metric) {
        gaps.notListed(SILENT);
        gaps.listed(readInFull(), PAYROLL);

        assertThat(sink.gaps(metric)).isEqualTo(Map.of(Labels.EMPTY, SILENT));
        assertThat(sink.complete(metric)).isEqualTo(Set.of(PAYROLL));
    }

    @Test
    void aGroupThatWasOnlyListedIsNotComplete() {
        gaps.notListed(SILENT);
        gaps.listed(GroupReading.unreadable("payroll", DENIED), PAYROLL);

        assertThat(sink.complete(GroupMetrics.GROUP_LAG)).isEmpty();
        assertThat(sink.complete(GroupMetrics.GROUP_MEMBERS)).containsExactly(PAYROLL);
    }
}
