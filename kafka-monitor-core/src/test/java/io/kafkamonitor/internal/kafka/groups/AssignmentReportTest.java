package io.kafkamonitor.internal.kafka.groups;

import static io.kafkamonitor.internal.kafka.groups.TestGroup.members;
import static io.kafkamonitor.internal.kafka.groups.TestGroup.partition;
import static io.kafkamonitor.metric.UnknownReason.NOT_AUTHORIZED;
import static io.kafkamonitor.metric.UnknownReason.NOT_REPORTED;
import static io.kafkamonitor.metric.UnknownReason.NO_LEADER;
import static org.apache.kafka.common.GroupState.EMPTY;
import static org.apache.kafka.common.GroupState.RECONCILING;
import static org.apache.kafka.common.GroupState.STABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Unknown;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AssignmentReportTest {

    /** A group of two services: one reads {@code orders}, the other {@code invoices}. */
    private final TestGroup group = new TestGroup();

    private static final GroupMembers BOTH = members(STABLE, partition("orders", 0), partition("invoices", 0));
    private static final GroupMembers ONE = members(STABLE, partition("orders", 0));
    private static final GroupMembers NONE = members(EMPTY);

    private void invoices(long end) {
        group.log("invoices", end);
    }

    private void bothHaveCommitted() {
        group.log("orders", 100);
        invoices(100);
        group.commit("orders", 0, 100);
        group.commit("invoices", 0, 90);
    }

    private Double orphaned() {
        return group.value(GroupMetrics.GROUP_ORPHANED, "invoices");
    }

    private Double orphanedRecords() {
        return group.value(GroupMetrics.GROUP_ORPHANED_RECORDS, "invoices");
    }

    private Double ifEarliest() {
        return group.value(GroupMetrics.GROUP_LAG_IF_EARLIEST, "invoices");
    }

    private Double ifLatest() {
        return group.value(GroupMetrics.GROUP_LAG_IF_LATEST, "invoices");
    }

    @Test
    void nothingIsOrphanedThatMembersRead() {
        bothHaveCommitted();

        group.write(BOTH);

        assertThat(orphaned()).isEqualTo(0.0);
        assertThat(orphanedRecords()).isEqualTo(0.0);
        assertThat(group.value(GroupMetrics.GROUP_WITHOUT_COMMIT, "invoices")).isEqualTo(0.0);
        assertThat(ifEarliest()).isEqualTo(0.0);
        assertThat(ifLatest()).isEqualTo(0.0);
    }

    @Test
    void countsTheRecordsThatComeToAnOrphanedTopicAndNotThoseThatWereThereBefore() {
        bothHaveCommitted();
        group.write(ONE);
        assertThat(orphaned()).isEqualTo(1.0);
        assertThat(orphanedRecords()).isEqualTo(0.0);
        invoices(10_100);

        group.write(ONE);

        assertThat(orphanedRecords()).isEqualTo(10_000.0);
        assertThat(group.value(GroupMetrics.GROUP_ORPHANED, "orders")).isEqualTo(0.0);
        assertThat(group.value(GroupMetrics.GROUP_ORPHANED_RECORDS, "orders")).isEqualTo(0.0);
    }

    @Test
    void isOverWhenTheReaderIsBackAndBeginsAnewWhenItGoesAgain() {
        bothHaveCommitted();
        group.write(ONE);
        invoices(110);
        group.write(BOTH);
        assertThat(orphaned()).isEqualTo(0.0);
        assertThat(orphanedRecords()).isEqualTo(0.0);

        group.write(ONE);

        assertThat(orphaned()).isEqualTo(1.0);
        assertThat(orphanedRecords()).isEqualTo(0.0);
    }

    @Test
    void goesOnWhileTheOtherServiceIsRestarted() {
        bothHaveCommitted();
        group.write(ONE);
        invoices(110);

        group.write(NONE);
        assertThat(orphanedRecords()).isEqualTo(10.0);
        group.write(TestGroup.rebalancing());
        assertThat(orphanedRecords()).isEqualTo(10.0);
        invoices(120);
        group.write(ONE);

        assertThat(orphaned()).isEqualTo(1.0);
        assertThat(orphanedRecords()).isEqualTo(20.0);
    }

    @Test
    void nothingIsOrphanedInARebalanceOfAGroupThatReadEverything() {
        bothHaveCommitted();
        group.write(BOTH);

        group.write(TestGroup.rebalancing());

        assertThat(orphaned()).isEqualTo(0.0);
        assertThat(orphanedRecords()).isEqualTo(0.0);
    }

    @Test
    void doesNotKnowWhatIsOrphanedInAGroupThatWasNeverSeenSettled() {
        bothHaveCommitted();

        group.write(TestGroup.rebalancing());

        assertThat(group.reason(GroupMetrics.GROUP_ORPHANED, "invoices").reason())
                .isEqualTo(NOT_REPORTED);
        assertThat(group.reason(GroupMetrics.GROUP_ORPHANED_RECORDS, "invoices").detail())
                .contains("rebalances");
    }

    @Test
    void knowsWhatMembersKeepWhileTheyReconcile() {
        bothHaveCommitted();

        group.write(members(RECONCILING, partition("invoices", 0)));

        assertThat(orphaned()).isEqualTo(0.0);
        assertThat(group.reason(GroupMetrics.GROUP_ORPHANED, "orders")).isNotNull();
    }

    @Test
    void aGroupThatNeverHasMembersLeavesNothing() {
        bothHaveCommitted();
        group.write(NONE);
        invoices(10_100);

        group.write(NONE);

        assertThat(orphaned()).isEqualTo(0.0);
        assertThat(orphanedRecords()).isEqualTo(0.0);
    }

    @Test
    void seesSinglePartitionsThatNobodyReads() {
        group.log("invoices", 100, 100, 100);
        for (int partition = 0; partition < 3; partition++) {
            group.commit("invoices", partition, 90);
        }

        group.write(members(STABLE, partition("invoices", 0), partition("invoices", 2)));
        group.log("invoices", 200, 107, 200);
        group.write(members(STABLE, partition("invoices", 0), partition("invoices", 2)));

        assertThat(orphaned()).isEqualTo(1.0);
        assertThat(orphanedRecords()).isEqualTo(7.0);
    }

    @Test
    void doesNotCountRecordsAsNewBecauseAnEndCouldNotBeRead() {
        bothHaveCommitted();
        group.offsets("invoices").unknown(0, Unknown.because(NO_LEADER));
        group.write(ONE);
        assertThat(orphaned()).isEqualTo(1.0);
        assertThat(group.reason(GroupMetrics.GROUP_ORPHANED_RECORDS, "invoices"))
                .isEqualTo(Unknown.because(NO_LEADER));

        invoices(100);
        group.write(ONE);

        assertThat(orphanedRecords()).isEqualTo(0.0);
    }

    @Test
    void endsWithTheCommits() {
        bothHaveCommitted();
        group.write(ONE);
        invoices(110);
        group.deleteCommits("invoices");

        group.write(ONE);

        assertThat(orphaned()).isNull();
        assertThat(orphanedRecords()).isNull();
    }

    @Test
    void doesNotTakeATopicThatIsHiddenNowForOneWithoutCommits() {
        bothHaveCommitted();
        group.write(ONE);
        invoices(110);
        group.write(ONE);
        group.hide("invoices", Unknown.because(NOT_AUTHORIZED));

        group.write(ONE);
        assertThat(group.reason(GroupMetrics.GROUP_ORPHANED_RECORDS, "invoices"))
                .isEqualTo(Unknown.because(NOT_AUTHORIZED));
        bothHaveCommitted();
        invoices(120);
        group.write(ONE);

        assertThat(orphanedRecords()).isEqualTo(20.0);
    }

    @Test
    void beginsAnewWithATopicThatIsCreatedAgain() {
        bothHaveCommitted();
        group.write(ONE);
        group.topicIsCreatedAgain("invoices");
        invoices(500);

        group.write(ONE);

        assertThat(orphanedRecords()).isEqualTo(0.0);
    }

    @Test
    void beginsAnewWithALogThatBecameShorter() {
        bothHaveCommitted();
        group.write(ONE);
        invoices(50);
        group.write(ONE);
        invoices(60);

        group.write(ONE);

        assertThat(orphanedRecords()).isEqualTo(10.0);
    }

    @Test
    void doesNotKnowWhatIsOrphanedIfTheMembersCannotBeRead() {
        bothHaveCommitted();

        group.write(null);

        assertThat(orphaned()).isNull();
        assertThat(group.value(GroupMetrics.GROUP_LAG_BY_TOPIC, "invoices")).isEqualTo(10.0);
    }

    @Test
    void saysWhatAMemberWithoutCommitHasToReadByEitherResetPolicy() {
        group.log("invoices", 1_000, 50);
        group.commit("invoices", 1, 50);
        GroupMembers stuck = members(STABLE, partition("invoices", 0), partition("invoices", 1));
        group.write(stuck);
        assertThat(ifEarliest()).isEqualTo(1_000.0);
        assertThat(ifLatest()).isEqualTo(0.0);
        group.log("invoices", 6_000, 90);

        group.write(stuck);

        assertThat(group.value(GroupMetrics.GROUP_WITHOUT_COMMIT, "invoices")).isEqualTo(1.0);
        assertThat(ifEarliest()).isEqualTo(6_000.0);
        assertThat(ifLatest()).isEqualTo(5_000.0);
    }

    @Test
    void countsWhatRetentionLeft() {
        invoices(1_000);
        group.offsets("invoices").known(0, 400, 1_000);

        group.write(BOTH);

        assertThat(ifEarliest()).isEqualTo(600.0);
    }

    @Test
    void knowsNeitherWhereTheLogCannotBeRead() {
        invoices(1_000);
        group.offsets("invoices").unknown(0, Unknown.because(NO_LEADER));

        group.write(BOTH);

        assertThat(group.reason(GroupMetrics.GROUP_LAG_IF_EARLIEST, "invoices")).isEqualTo(Unknown.because(NO_LEADER));
        assertThat(group.reason(GroupMetrics.GROUP_LAG_IF_LATEST, "invoices")).isEqualTo(Unknown.because(NO_LEADER));
    }

    @Test
    void aMemberThatRestartsBeforeItsFirstCommitIsStillWithoutOne() {
        invoices(1_000);
        group.write(members(STABLE, partition("invoices", 0)));
        invoices(1_010);

        group.write(NONE);
        assertThat(ifLatest()).isEqualTo(10.0);
        group.write(TestGroup.rebalancing());
        assertThat(ifLatest()).isEqualTo(10.0);
        group.write(members(STABLE, partition("invoices", 0)));

        assertThat(ifLatest()).isEqualTo(10.0);
    }

    @Test
    void isOverWithTheFirstCommit() {
        invoices(1_000);
        group.write(members(STABLE, partition("invoices", 0)));
        invoices(1_010);
        group.commit("invoices", 0, 1);

        group.write(members(STABLE, partition("invoices", 0)));

        assertThat(ifEarliest()).isEqualTo(0.0);
        assertThat(ifLatest()).isEqualTo(0.0);
        assertThat(group.value(GroupMetrics.GROUP_LAG_BY_TOPIC, "invoices")).isEqualTo(1_009.0);
    }

    @Test
    void goesOnForADayWhereTheReaderLeftBeforeItsFirstCommit() {
        group.log("orders", 100);
        invoices(1_000);
        group.write(BOTH);
        invoices(1_010);
        group.write(ONE);
        assertThat(ifLatest()).isEqualTo(10.0);

        group.pass(Duration.ofDays(1).plusSeconds(1));
        group.write(ONE);

        assertThat(ifLatest()).isEqualTo(0.0);
        group.write(ONE);
        assertThat(ifLatest()).isNull();
    }

    @Test
    void forgetsAReaderThatLeftBeforeAnyRecordCame() {
        group.log("orders", 100);
        invoices(1_000);
        group.write(BOTH);
        group.write(ONE);
        invoices(5_000);

        group.write(ONE);

        assertThat(ifLatest()).isNull();
        assertThat(group.value(GroupMetrics.GROUP_WITHOUT_COMMIT, "orders")).isEqualTo(1.0);
    }
}
