package io.kafkamonitor.rules.recommended;

import static java.time.Duration.ofMinutes;

import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rules.testing.RuleRun;
import io.kafkamonitor.rules.testing.RuleTester;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A group that falls behind is told from one that keeps up by what happened in the last half hour. */
class BacklogGrowingInTimeTest {

    private static final Labels READER = Labels.of("group", "billing", "topic", "orders");

    /** A window is judged when the readings reach back over all of it, as nearly as they are close to each other. */
    private static final Duration ENOUGH_SEEN = ofMinutes(29).plusSeconds(30);

    private static RuleRun run(String backlog) {
        return RuleTester.of(BacklogRules.backlogGrowing())
                .series(GroupMetrics.GROUP_LAG_BY_TOPIC, READER, backlog)
                .composedWith(builder -> builder.quietly())
                .run();
    }

    @Test
    void firesOnceItHasGrownForHalfAnHourAndEndsWhenItFalls() {
        run("0+50x80 4000-100x20")
                .fires(READER)
                .at(ENOUGH_SEEN)
                .saying(
                        "The backlog of group billing on topic orders grew by 2,950 records in 30 min without falling once")
                .isOver(Resolution.RECOVERED)
                .at(ofMinutes(45).plusSeconds(30));
    }

    @Test
    void endsWhenItHasNotGrownForHalfAnHourThoughNobodyReads() {
        run("0+50x80 3950x100")
                .fires(READER)
                .isOver(Resolution.RECOVERED)
                .at(ofMinutes(74).plusSeconds(30));
    }

    @Test
    void leavesAGroupInPeaceThatKeepsUpHoweverLongItsBacklog() {
        run("0+5000x19 0 0+5000x19 0 0+5000x19 0 0+5000x39 0").neverFires();
    }

    @Test
    void leavesAJobInPeaceThatReadsEveryTwentyFiveMinutes() {
        run("0+100x50 0+100x50 0+100x50").neverFires();
    }

    @Test
    void leavesABacklogInPeaceThatIsLongButDoesNotGrow() {
        run("50000x100").neverFires();
    }

    @Test
    void leavesATinyTopicInPeaceAndTheMarkersOfTransactions() {
        run("0+10x100").neverFires();
        run("0 1x20 2x20 3x40").neverFires();
    }

    @Test
    void takesOnlyMoreThanAThousandRecordsForABacklog() {
        run("0x60 1000x5").neverFires();
        run("0x60 1001x5").fires(READER).at(ofMinutes(30));
    }

    @Test
    void saysNothingBeforeItHasSeenHalfAnHour() {
        run("0+5000x59").neverPends();
    }

    @Test
    void neitherEndsNorBeginsWithWhatCannotBeRead() {
        run("0+50x70 unknown(NO_LEADER)x40").fires(READER).at(ENOUGH_SEEN).staysFiring();
        run("unknownx80").neverPends();
    }

    @Test
    void endsWithTheGroup() {
        run("0+50x70 gone").fires(READER).isOver(Resolution.GONE).at(ofMinutes(35));
    }
}
