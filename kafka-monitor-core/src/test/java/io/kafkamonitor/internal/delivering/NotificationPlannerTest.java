package io.kafkamonitor.internal.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotificationPlannerTest {

    private static final Delivery DOWN = Delivery.transientFailure("connection refused");
    private static final Delivery OK = Delivery.delivered("");

    private final Telling telling = new Telling();

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void waitsForMoreOfAGroup() {
        telling.fires("a").cycle().pass(Duration.ofSeconds(10));
        telling.fires("b").pass(Duration.ofSeconds(30));

        assertThat(telling.said()).containsExactly("15s +a +b");
    }

    @Test
    void doesNotWaitWithWhatIsCritical() {
        telling.fires("a", Severity.CRITICAL).cycle();

        assertThat(telling.said()).containsExactly("0s +a");
    }

    @Test
    void keepsTheDistanceWithWhatIsCriticalAndFlaps() {
        for (int i = 0; i < 20; i++) {
            telling.fires("a", Severity.CRITICAL).pass(Duration.ofSeconds(30));
            telling.ends("a").pass(Duration.ofSeconds(30));
        }
        telling.pass(minutes(10));

        List<Instant> times = telling.sent.stream().map(Notification::time).toList();
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i))).isGreaterThanOrEqualTo(minutes(2));
        }
        assertThat(times).hasSizeBetween(3, 11);
        assertThat(telling.said().get(0)).isEqualTo("5s +a");
        assertThat(telling.sent.get(telling.sent.size() - 1).isAllOver()).isTrue();
    }

    @Test
    void doesNotWaitWithWhatIsCriticalAndNewWhileSomethingElseFlaps() {
        telling.fires("a", Severity.CRITICAL).cycle().pass(Duration.ofSeconds(10));
        telling.ends("a").fires("b", Severity.CRITICAL).pass(minutes(1));

        assertThat(telling.said()).containsExactly("0s +a", "15s +b -a");
    }

    @Test
    void saysNothingTwice() {
        telling.fires("a").cycle().pass(minutes(600));

        assertThat(telling.said()).containsExactly("15s +a");
    }

    @Test
    void keepsADistanceBetweenTwoMessagesOfAGroup() {
        telling.fires("a").cycle().pass(Duration.ofSeconds(30));
        telling.fires("b").pass(minutes(5));

        assertThat(telling.said()).containsExactly("15s +a", "140s +b =a");
    }

    @Test
    void tellsOfEachThatFiredHowItEnded() {
        telling.fires("a").fires("b").cycle().pass(minutes(1));
        telling.ends("a").pass(minutes(5));
        telling.ends("b").pass(minutes(5));

        assertThat(telling.said()).containsExactly("15s +a +b", "140s -a =b", "380s -b");
    }

    @Test
    void tellsAtOnceOfWhatGrowsWorseButNotOfWhatGrowsBetter() {
        telling.fires("a").cycle().pass(minutes(1));
        telling.fires("a", Severity.CRITICAL).pass(minutes(5));
        telling.fires("a", Severity.WARNING).pass(minutes(5));

        assertThat(telling.said()).containsExactly("15s +a", "65s ^a");
    }

    @Test
    void saysTheWorstFirst() {
        telling.fires("a").fires("b", Severity.CRITICAL).cycle();

        assertThat(telling.sent.get(0).fired()).extracting(Telling::name).containsExactly("b", "a");
    }

    @Test
    void saysNothingOfWhatFiredAndEndedBeforeAnythingWasSaid() {
        telling.fires("a").cycle().pass(Duration.ofSeconds(10));
        telling.ends("a").pass(minutes(5));

        assertThat(telling.said()).isEmpty();
    }

    @Test
    void saysNothingOfWhatFiredAndEndedWhileTheNotifierWasBusyWithOtherThings() {
        telling.busy().fires("a").cycle().pass(minutes(1));
        telling.ends("a").pass(minutes(1)).free().pass(minutes(1));

        assertThat(telling.said()).isEmpty();
        assertThat(telling.queue.waiting()).isZero();
    }

    @Test
    void beginsANewThreadWhenAllWasOver() {
        telling.fires("a").cycle().pass(minutes(1));
        telling.ends("a").pass(minutes(5));
        telling.fires("a").pass(minutes(5));

        List<Notification> sent = telling.sent;
        assertThat(sent).hasSize(3);
        assertThat(sent.get(1).thread()).isEqualTo(sent.get(0).thread());
        assertThat(sent.get(2).thread()).isNotEqualTo(sent.get(0).thread());
        assertThat(sent).extracting(Notification::id).doesNotHaveDuplicates();
    }

    @Test
    void tellsOnceOfAnIncidentThatCameAndWentWhileNothingCouldBeDelivered() {
        telling.answering(DOWN).fires("a").cycle().pass(minutes(1));
        telling.ends("a").pass(minutes(30)).answering(OK);
        int before = telling.said().size();
        telling.pass(minutes(30));

        assertThat(telling.said().subList(0, 3)).containsExactly("15s +a", "20s +a", "30s +a");
        assertThat(telling.said().subList(before, telling.said().size()))
                .hasSize(1)
                .allMatch(said -> said.endsWith(" -a"));
    }

    @Test
    void tellsAfterALongOutageWhatIsTrueThen() {
        telling.answering(DOWN).fires("a").fires("b").cycle().pass(minutes(10));
        telling.ends("a").fires("c").pass(minutes(60 * 48)).answering(OK);
        int before = telling.said().size();
        telling.pass(minutes(10));

        assertThat(telling.said().subList(before, telling.said().size()))
                .hasSize(1)
                .allMatch(said -> said.endsWith(" +b +c -a"));
    }

    @Test
    void doesNotAskAServerThatIsDownMoreOftenBecauseThereAreNews() {
        telling.answering(DOWN).fires("a").cycle();
        for (int i = 0; i < 60; i++) {
            telling.fires("more-" + i).pass(Duration.ofSeconds(30));
        }

        // 15 s, then after 5, 10, 20, 40, 80, 160 s, then every 5 min of half an hour
        assertThat(telling.said()).hasSizeLessThan(14);
    }

    @Test
    void keepsTheIdOfTheSameNewsAndGivesOthersAnother() {
        telling.answering(DOWN).fires("a").cycle().pass(minutes(1));
        telling.fires("b").pass(minutes(5));

        String first = telling.sent.get(0).id();
        assertThat(telling.sent.subList(0, 3)).extracting(Notification::id).containsOnly(first);
        assertThat(telling.sent.get(telling.sent.size() - 1).id()).isNotEqualTo(first);
    }

    @Test
    void triesThoseAgainWhoAreLeftAndOnlyThose() {
        telling.answering(butBob("bob is busy"), DOWN, OK);

        telling.fires("a").cycle().pass(minutes(10));

        assertThat(telling.said()).containsExactly("15s +a", "20s +a", "30s +a");
        assertThat(telling.attempts)
                .extracting(attempt -> attempt.recipients())
                .containsExactly(Set.of("ann", "bob"), Set.of("bob"), Set.of("bob"));
    }

    @Test
    void doesNotTellThoseWhoAreLeftOldNewsAfterTheNew() {
        telling.answering(butBob("bob is away").withRetryAfter(minutes(10)), OK);
        telling.fires("a").cycle().pass(minutes(1));

        telling.ends("a").pass(minutes(60));

        assertThat(telling.said()).containsExactly("15s +a", "140s -a");
    }

    @Test
    void givesUpAfterADayWhoCouldNotBeToldWhenOthersWere() {
        telling.answering(butBob("bob is away"));

        telling.fires("a").cycle().pass(minutes(60 * 25));
        int after = telling.said().size();
        telling.pass(minutes(60 * 24));

        assertThat(telling.said()).hasSize(after);
    }

    @Test
    void triesAgainAsAPossibleDuplicateWhenTheAnswerWasLostButNotForEver() {
        telling.answering(Delivery.ambiguous("the line was cut"));

        telling.fires("a").cycle().pass(minutes(120));

        assertThat(telling.said()).containsExactly("15s +a", "315s +a", "615s +a");
        assertThat(telling.attempts)
                .extracting(attempt -> attempt.isPossibleDuplicate())
                .containsExactly(false, true, true);
        assertThat(telling.sent)
                .extracting(Notification::id)
                .containsOnly(telling.sent.get(0).id());
    }

    @Test
    void tellsTheEndOfWhatMayHaveArrived() {
        telling.answering(Delivery.ambiguous("the line was cut"), OK);
        telling.fires("a").cycle().pass(minutes(1));

        telling.ends("a").pass(minutes(60));

        assertThat(telling.said()).containsExactly("15s +a", "140s -a");
    }

    @Test
    void doesNotTryAgainWhatWasRejected() {
        telling.answering(Delivery.rejected("too large"));

        telling.fires("a").cycle().pass(minutes(600));

        assertThat(telling.said()).containsExactly("15s +a");
    }

    @Test
    void saysNoEndOfWhatWasRejectedAndSaysWhyNobodyWasTold() {
        telling.answering(Delivery.rejected("too large"), OK);
        telling.fires("a").cycle().pass(minutes(1));
        assertThat(telling.explain("a")).isEqualTo("could not be told: the message was refused");

        telling.fires("b").pass(minutes(5));
        telling.ends("a").pass(minutes(5));
        telling.ends("b").fires("a").pass(minutes(5));

        assertThat(telling.said()).containsExactly("15s +a", "140s +b", "680s +a -b");
    }

    @Test
    void saysNoEndOfWhatWasRejectedWhenItWasOverAlready() {
        telling.answering(Delivery.rejected("too large"), OK);
        telling.busy().fires("a").cycle().pass(minutes(1));
        QueueItem delivering = telling.queue.poll(telling.clock.nanoTime());
        telling.ends("a").pass(minutes(1));

        telling.attempt(delivering);
        telling.free().pass(minutes(10));

        assertThat(telling.said()).containsExactly("120s +a");
    }

    @Test
    void tellsTheEndOfWhatWasKnownWhenAWorseStateWasRejected() {
        telling.answering(OK, Delivery.rejected("too large"), OK);
        telling.fires("a").cycle().pass(minutes(1));
        telling.fires("a", Severity.CRITICAL).pass(minutes(5));

        telling.ends("a").pass(minutes(5));

        assertThat(telling.said()).containsExactly("15s +a", "65s ^a", "380s -a");
    }

    @Test
    void tellsTheEndOfWhatSomeWereToldWhenItsRemainderWasRejected() {
        telling.answering(butBob("bob is busy"), Delivery.rejected("no"), OK);
        telling.fires("a").cycle().pass(minutes(1));
        assertThat(telling.explain("a")).isEqualTo("was told");

        telling.ends("a").pass(minutes(5));

        assertThat(telling.said()).containsExactly("15s +a", "20s +a", "140s -a");
    }

    @Test
    void doesNotTellWhatIsSuppressedUntilItIsNotSuppressed() {
        telling.suppressing("a").fires("a").cycle().pass(minutes(5));
        assertThat(telling.said()).isEmpty();
        assertThat(telling.explain("a")).isEqualTo("is not told: hidden");

        telling.suppressing().pass(minutes(1));

        assertThat(telling.said()).containsExactly("320s +a");
    }

    @Test
    void doesNotBeginToTellOfWhatRecoversAfterItWasSuppressed() {
        telling.suppressing("a").fires("a").cycle().pass(minutes(5));

        telling.recovers("a").cycle().suppressing().pass(minutes(1));

        assertThat(telling.said()).isEmpty();
        assertThat(telling.explain("a"))
                .isEqualTo("is not told: it was explained while it was breached, and is clear now");

        telling.ends("a").pass(minutes(5));

        assertThat(telling.said()).isEmpty();
    }

    @Test
    void tellsWhatIsBreachedAgainAfterItWasSuppressed() {
        telling.suppressing("a").fires("a").cycle().pass(minutes(5));
        telling.recovers("a").cycle().suppressing().pass(minutes(1));

        telling.fires("a").pass(minutes(1));

        assertThat(telling.said()).containsExactly("380s +a");
    }

    @Test
    void tellsWhatRecoversBeforeItsGroupHasWaited() {
        telling.fires("a").cycle().recovers("a").pass(minutes(1));

        assertThat(telling.said()).containsExactly("15s +a");
    }

    @Test
    void tellsTheEndOfWhatIsSuppressedIfPeopleKnowOfIt() {
        telling.fires("a").cycle().pass(minutes(1));
        telling.suppressing("a").pass(minutes(5));

        telling.ends("a").pass(minutes(5));

        assertThat(telling.said()).containsExactly("15s +a", "380s -a");
    }

    @Test
    void withdrawsWhatIsSuppressedBeforeItWentOut() {
        telling.busy().fires("a").cycle().pass(minutes(1));

        telling.suppressing("a").pass(minutes(1)).free().pass(minutes(5));

        assertThat(telling.said()).isEmpty();
    }

    @Test
    void tellsTheEndOfWhatWasBeingDeliveredWhenItEnded() {
        telling.busy().fires("a").cycle().pass(minutes(1));
        QueueItem delivering = telling.queue.poll(telling.clock.nanoTime());
        telling.ends("a").pass(minutes(1));

        telling.attempt(delivering);
        telling.free().pass(minutes(10));

        assertThat(telling.said()).containsExactly("120s +a", "245s -a");
    }

    @Test
    void tellsTheEndsThatAreWaitedForWhenTheMonitorCloses() {
        telling.fires("a").cycle().pass(Duration.ofSeconds(20));
        telling.ends("a").pass(Duration.ofSeconds(20));

        telling.closing();

        assertThat(telling.said()).containsExactly("15s +a", "40s -a");
    }

    @Test
    void explainsWhatWasTold() {
        telling.fires("a").cycle();
        assertThat(telling.explain("a")).isEqualTo("is told with the next message of its group");

        telling.pass(minutes(1));

        assertThat(telling.explain("a")).isEqualTo("was told");
    }

    @Test
    void holdsEverythingBackWhileAPersonHasToMendSomething() {
        telling.answering(Delivery.permanentFailure("wrong password"));
        telling.fires("a").cycle().pass(Duration.ofSeconds(30));
        telling.queue.add(
                Notification.builder("other", "test", "other group")
                        .time(telling.clock.now())
                        .build(),
                telling.clock.nanoTime());

        telling.pass(minutes(14));

        assertThat(telling.said()).containsExactly("15s +a");
        assertThat(telling.pass(minutes(3)).said()).hasSize(2);
    }

    private static Delivery butBob(String why) {
        return Delivery.each(Map.of("ann", Answer.accepted(), "bob", Answer.notNow(why)), why);
    }
}
