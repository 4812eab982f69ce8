package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Notification;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {

    private static final Delivery DOWN = Delivery.transientFailure("connection refused");
    private static final Answer BUSY = Answer.notNow("busy");
    private static final Delivery OK = Delivery.delivered("");

    private final Desk desk = new Desk();

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void waitsForMoreOfAGroup() {
        desk.fires("a").cycle().pass(Duration.ofSeconds(10));
        desk.fires("b").pass(Duration.ofSeconds(30));

        assertThat(desk.said()).containsExactly("15s +a +b");
    }

    @Test
    void doesNotWaitWithWhatIsCritical() {
        desk.fires("a", Severity.CRITICAL).cycle();

        assertThat(desk.said()).containsExactly("0s +a");
    }

    @Test
    void saysOfWhatFlapsForAnHourThatItFiresThatItFlapsAndThatItHasSettled() {
        for (int i = 0; i < 60; i++) {
            desk.fires("a", Severity.CRITICAL).pass(Duration.ofSeconds(30));
            desk.ends("a").pass(Duration.ofSeconds(30));
        }
        desk.pass(minutes(60));

        assertThat(desk.said()).containsExactly("5s +a", "200s ^a", "5390s -a");
        assertThat(desk.sent.get(1).changed().get(0).flapping()).hasValue(4);
    }

    @Test
    void saysOfWhatFlapsAndFiresInTheEndThatItHasSettled() {
        for (int i = 0; i < 30; i++) {
            desk.fires("a").pass(Duration.ofSeconds(30));
            desk.ends("a").pass(Duration.ofSeconds(30));
        }
        desk.fires("a").pass(minutes(40));

        assertThat(desk.said()).hasSize(3).last().asString().endsWith(" ^a");
        assertThat(desk.sent.get(2).changed().get(0).flapping()).isEmpty();
    }

    @Test
    void doesNotWaitWithWhatIsCriticalAndNewWhileSomethingElseFlaps() {
        desk.fires("a", Severity.CRITICAL).cycle().pass(Duration.ofSeconds(10));
        desk.ends("a").fires("b", Severity.CRITICAL).pass(minutes(1));

        assertThat(desk.said()).containsExactly("0s +a", "15s +b -a");
    }

    @Test
    void forgetsNothingThatALetterTellsOfWhoseAnswerTakesHours() {
        desk.busy().fires("a").cycle().pass(minutes(1));
        assertThat(desk.depart("mail")).isTrue();
        desk.ends("a").pass(minutes(150));

        desk.arrive("mail");
        desk.free().pass(minutes(10));

        assertThat(desk.words()).containsExactly("+a", "-a");
    }

    @Test
    void saysNothingTwice() {
        desk.fires("a").cycle().pass(minutes(180));

        assertThat(desk.said()).containsExactly("15s +a");
    }

    @Test
    void keepsADistanceBetweenTwoMessagesOfAGroup() {
        desk.fires("a").cycle().pass(Duration.ofSeconds(30));
        desk.fires("b").pass(minutes(5));

        assertThat(desk.said()).containsExactly("15s +a", "135s +b =a");
    }

    @Test
    void tellsOfEachThatFiredHowItEnded() {
        desk.fires("a").fires("b").cycle().pass(minutes(1));
        desk.ends("a").pass(minutes(5));
        desk.ends("b").pass(minutes(6));

        assertThat(desk.said()).containsExactly("15s +a +b", "145s -a =b", "680s -b");
    }

    @Test
    void tellsAtOnceOfWhatGrowsWorseButNotOfWhatGrowsBetter() {
        desk.fires("a").cycle().pass(minutes(1));
        desk.fires("a", Severity.CRITICAL).pass(minutes(5));
        desk.fires("a", Severity.WARNING).pass(minutes(5));

        assertThat(desk.said()).containsExactly("15s +a", "65s ^a");
    }

    @Test
    void saysTheWorstFirst() {
        desk.fires("a").fires("b", Severity.CRITICAL).cycle();

        assertThat(desk.sent.get(0).fired()).extracting(Desk::name).containsExactly("b", "a");
    }

    @Test
    void saysNothingOfWhatFiredAndEndedBeforeAnythingWasSaid() {
        desk.fires("a").cycle().pass(Duration.ofSeconds(10));
        desk.ends("a").pass(minutes(5));

        assertThat(desk.said()).isEmpty();
    }

    @Test
    void saysNothingOfWhatFiredAndEndedWhileTheNotifierWasBusyWithOtherThings() {
        desk.busy().fires("a").cycle().pass(minutes(1));
        desk.ends("a").pass(minutes(1)).free().pass(minutes(1));

        assertThat(desk.said()).isEmpty();
    }

    @Test
    void beginsANewThreadWhenAllWasOver() {
        desk.fires("a").cycle().pass(minutes(1));
        desk.ends("a").pass(minutes(5));
        desk.fires("a").pass(minutes(5));

        List<Notification> sent = desk.sent;
        assertThat(sent).hasSize(3);
        assertThat(sent.get(1).thread()).isEqualTo(sent.get(0).thread());
        assertThat(sent.get(2).thread()).isNotEqualTo(sent.get(0).thread());
        assertThat(sent).extracting(Notification::id).doesNotHaveDuplicates();
    }

    @Test
    void saysThatSomethingFiresAgainToWhomPerhapsHeardThatItWasOver() {
        desk.fires("a").cycle().pass(minutes(1));
        desk.answering(Delivery.ambiguous("the line was cut")).ends("a").pass(minutes(2));
        desk.answering(OK).fires("a").pass(minutes(10));

        assertThat(desk.said()).containsExactly("15s +a", "145s -a", "445s +a");
        assertThat(desk.attempts.get(2).isPossibleDuplicate()).isTrue();
    }

    @Test
    void tellsNobodyTheEndOfWhatNobodyHeardOf() {
        desk.answering(DOWN).fires("a").cycle().pass(minutes(1));
        int before = desk.said().size();

        desk.ends("a").cycle().answering(OK).pass(minutes(60));

        assertThat(desk.said().subList(0, 3)).containsExactly("15s +a", "20s +a", "30s +a");
        assertThat(desk.saidSince(before)).isEmpty();
    }

    @Test
    void tellsAfterALongOutageWhatIsTrueThen() {
        desk.answering(DOWN).fires("a").fires("b").cycle().pass(minutes(10));
        desk.ends("a").fires("c").pass(minutes(60 * 48)).answering(OK);
        int before = desk.said().size();
        desk.pass(minutes(10));

        assertThat(desk.saidSince(before)).hasSize(1).allMatch(said -> said.endsWith(" +b +c"));
    }

    @Test
    void doesNotAskAServerThatIsDownMoreOftenBecauseThereAreNews() {
        desk.answering(DOWN).fires("a").cycle();
        for (int i = 0; i < 60; i++) {
            desk.fires("more-" + i).pass(Duration.ofSeconds(30));
        }

        // 15 s, then after 5, 10, 20, 40, 80, 160 s, then every 5 min of half an hour
        assertThat(desk.said()).hasSizeLessThan(14);
    }

    @Test
    void keepsTheIdOfTheSameNewsAndGivesOthersAnother() {
        desk.answering(DOWN).fires("a").cycle().pass(minutes(1));
        desk.fires("b").pass(minutes(5));

        String first = desk.sent.get(0).id();
        assertThat(desk.sent.subList(0, 3)).extracting(Notification::id).containsOnly(first);
        assertThat(desk.sent.get(desk.sent.size() - 1).id()).isNotEqualTo(first);
    }

    @Test
    void triesThoseAgainWhoAreLeftAndOnlyThose() {
        desk.notifier("mail", "ann", "bob").answers("bob", BUSY, BUSY, Answer.accepted());

        desk.fires("a").cycle().pass(minutes(10));

        assertThat(desk.said()).containsExactly("15s ann,bob +a", "20s bob +a", "30s bob +a");
        assertThat(desk.sent)
                .extracting(Notification::id)
                .containsOnly(desk.sent.get(0).id());
    }

    @Test
    void doesNotTellThoseWhoAreLeftTheEndOfWhatTheyDidNotHearOf() {
        desk.notifier("mail", "ann", "bob").answers("bob", BUSY);
        desk.fires("a").cycle().pass(Duration.ofSeconds(30));

        desk.ends("a").pass(minutes(60));

        assertThat(desk.said()).containsExactly("15s ann,bob +a", "20s bob +a", "30s bob +a", "135s ann -a");
    }

    @Test
    void neverGivesUpWhoCouldNotBeToldOfWhatStillFires() {
        desk.notifier("mail", "ann", "bob").answers("bob", BUSY);
        desk.fires("a").cycle().pass(minutes(60 * 25));
        int before = desk.said().size();

        desk.answers("bob", Answer.accepted()).pass(minutes(10));

        assertThat(desk.saidSince(before)).hasSize(1).allMatch(said -> said.endsWith("bob +a"));
    }

    @Test
    void givesUpAfterADayWhoCouldNotBeToldTheEnd() {
        desk.notifier("mail", "ann", "bob").fires("a").cycle().pass(minutes(1));
        desk.answers("bob", BUSY).ends("a").pass(minutes(60 * 24 + 10));
        int before = desk.said().size();

        desk.answers("bob", Answer.accepted()).pass(minutes(10));

        assertThat(desk.saidSince(before)).isEmpty();
        assertThat(desk.unheard)
                .extracting(incident -> Desk.name(incident.alert()))
                .containsExactly("a");
    }

    @Test
    void triesAgainAsAPossibleDuplicateWhenTheAnswerWasLostAndRarelyAfterThreeTimes() {
        desk.answering(Delivery.ambiguous("the line was cut"));

        desk.fires("a").cycle().pass(minutes(120));

        assertThat(desk.said()).containsExactly("15s +a", "315s +a", "615s +a", "4215s +a");
        assertThat(desk.attempts)
                .extracting(attempt -> attempt.isPossibleDuplicate())
                .containsExactly(false, true, true, true);
        assertThat(desk.sent)
                .extracting(Notification::id)
                .containsOnly(desk.sent.get(0).id());
        assertThat(desk.story("a")).singleElement().asString().startsWith("'mail' was perhaps told");
    }

    @Test
    void tellsTheEndOfWhatMayHaveArrived() {
        desk.answering(Delivery.ambiguous("the line was cut"), OK);
        desk.fires("a").cycle().pass(minutes(1));

        desk.ends("a").pass(minutes(60));

        assertThat(desk.said()).containsExactly("15s +a", "315s -a");
    }

    @Test
    void tellsOtherNewsSoonThoughAnswersWereLost() {
        Delivery lost = Delivery.ambiguous("the line was cut");
        desk.answering(lost, lost, lost, OK);
        desk.fires("a").cycle().pass(minutes(20));

        desk.fires("b", Severity.CRITICAL).pass(minutes(5));

        assertThat(desk.said()).containsExactly("15s +a", "315s +a", "615s +a", "1265s +a +b");
    }

    @Test
    void saysSimplerAndMoreAndMoreRarelyWhatWasRejected() {
        desk.answering(Delivery.rejected("too large"));

        desk.fires("a").cycle().pass(minutes(600));

        assertThat(desk.said())
                .containsExactly("15s +a", "75s +a", "975s +a", "2775s +a", "6375s +a", "13575s +a", "27975s +a");
        assertThat(desk.attempts)
                .extracting(attempt -> attempt.isInSimplestForm())
                .containsExactly(false, true, true, true, true, true, true);
    }

    @Test
    void saysNoEndOfWhatWasRejectedAndSaysWhyNobodyWasTold() {
        desk.answering(Delivery.rejected("too large")).fires("a").cycle().pass(Duration.ofSeconds(30));
        assertThat(desk.story("a"))
                .singleElement()
                .asString()
                .contains("could not be told yet: the message was refused");
        int before = desk.said().size();

        desk.answering(OK).ends("a").pass(minutes(60));

        assertThat(desk.saidSince(before)).isEmpty();
    }

    @Test
    void saysNoEndOfWhatWasRejectedWhenItWasOverAlready() {
        desk.busy().fires("a").cycle().pass(minutes(1));
        assertThat(desk.depart("mail")).isTrue();
        desk.ends("a").pass(minutes(1));

        desk.arrive("mail", Delivery.rejected("too large"));
        desk.free().pass(minutes(10));

        assertThat(desk.said()).containsExactly("60s +a");
    }

    @Test
    void tellsTheEndOfWhatWasKnownWhenAWorseStateWasRejected() {
        desk.answering(OK, Delivery.rejected("too large"), OK);
        desk.fires("a").cycle().pass(minutes(1));
        desk.fires("a", Severity.CRITICAL).pass(Duration.ofSeconds(30));

        desk.ends("a").pass(minutes(5));

        assertThat(desk.said()).containsExactly("15s +a", "65s ^a", "205s -a");
    }

    @Test
    void tellsTheEndToThoseWhoWereToldWhenOthersWereRefused() {
        desk.notifier("mail", "ann", "bob").answers("bob", Answer.never("no such user"));
        desk.fires("a").cycle().pass(minutes(1));
        assertThat(desk.story("a"))
                .satisfiesExactly(
                        ann -> assertThat(ann).startsWith("ann by 'mail' was told"),
                        bob -> assertThat(bob).startsWith("bob by 'mail' cannot be told: no such user"));

        desk.ends("a").pass(minutes(5));

        assertThat(desk.said()).containsExactly("15s ann,bob +a", "145s ann -a");
    }

    @Test
    void tellsTheEndOfWhatWasBeingDeliveredWhenItEnded() {
        desk.busy().fires("a").cycle().pass(minutes(1));
        assertThat(desk.depart("mail")).isTrue();
        desk.ends("a").pass(minutes(1));

        desk.arrive("mail", OK);
        desk.free().pass(minutes(10));

        assertThat(desk.said()).containsExactly("60s +a", "240s -a");
    }

    @Test
    void tellsTheEndsThatAreWaitedForWhenTheMonitorCloses() {
        desk.fires("a").cycle().pass(Duration.ofSeconds(20));
        desk.ends("a").pass(Duration.ofSeconds(20));

        desk.closing();

        assertThat(desk.said()).containsExactly("15s +a", "40s -a");
    }

    @Test
    void tellsTheEndsThatAreWaitedForThoughSomethingElseWaitsBeforeThem() {
        desk.rule("another", Duration.ZERO, Duration.ZERO);
        desk.fires("a").cycle().pass(Duration.ofSeconds(20));
        desk.ends("a").fires("another:b").pass(Duration.ofSeconds(5));

        desk.closing();

        assertThat(desk.said()).containsExactly("15s +a", "25s -a");
    }

    @Test
    void tellsAnEndThoughTheClockWasSetForwardByDays() {
        desk.fires("a").cycle().pass(minutes(1));
        desk.ends("a").answering(DOWN).pass(minutes(5));

        desk.jump(Duration.ofDays(3)).answering(OK).pass(minutes(10));

        assertThat(desk.said()).last().asString().endsWith(" -a");
        assertThat(desk.unheard).isEmpty();
    }

    @Test
    void saysWhenSomethingIsToldWhileAPersonHasToMendSomething() {
        desk.rule("other", Duration.ZERO, Duration.ZERO);
        desk.answering(Delivery.permanentFailure("login"));
        desk.fires("a").cycle().pass(Duration.ofSeconds(20));

        desk.fires("other:b").pass(Duration.ofSeconds(20));

        assertThat(desk.story("other:b")).containsExactly("'mail' is told soon; next at 2026-01-01T00:15:15Z.");
    }

    @Test
    void explainsWhatWasTold() {
        desk.fires("a").cycle();
        assertThat(desk.story("a")).containsExactly("'mail' is told soon; next at 2026-01-01T00:00:15Z.");

        desk.pass(minutes(1));

        assertThat(desk.story("a")).containsExactly("'mail' was told; next at 2026-01-01T04:00:15Z.");
    }

    @Test
    void holdsEverythingBackWhileAPersonHasToMendSomething() {
        desk.rule("other", Duration.ZERO, Duration.ZERO);
        desk.answering(Delivery.permanentFailure("wrong password"));
        desk.fires("a").cycle().pass(Duration.ofSeconds(30));
        desk.fires("other:b", Severity.CRITICAL);

        desk.pass(minutes(14));

        assertThat(desk.said()).containsExactly("15s +a");
        assertThat(desk.pass(minutes(3)).said()).hasSize(2);
    }

    @Test
    void doesNotHoldOtherNewsForWhatWasRefused() {
        desk.answering(Delivery.rejected("too large")).fires("a").cycle().pass(minutes(120));
        int before = desk.said().size();

        desk.answering(OK).fires("b", Severity.CRITICAL).pass(minutes(2));

        assertThat(desk.saidSince(before)).singleElement().asString().endsWith(" +a +b");
    }

    @Test
    void marksASeverityThatWasPerhapsToldBeforeSomethingElseWas() {
        desk.answering(OK, Delivery.ambiguous("the line was cut"), OK);
        desk.fires("a").cycle().pass(minutes(1));
        desk.fires("a", Severity.CRITICAL).pass(minutes(1));
        desk.fires("a", Severity.WARNING).fires("b").pass(minutes(10));

        desk.fires("a", Severity.CRITICAL).pass(minutes(1));

        assertThat(desk.said()).last().asString().contains("^a");
        assertThat(desk.attempts).last().matches(attempt -> attempt.isPossibleDuplicate());
    }

    @Test
    void tellsTheEndOfWhatHasFiredBeforeWhenItLastsAndSaysSo() {
        desk.fires("a").cycle().pass(minutes(5));
        desk.ends("a").pass(minutes(5));
        desk.fires("a").pass(minutes(5));
        int before = desk.said().size();

        desk.ends("a").pass(minutes(5));
        assertThat(desk.saidSince(before)).isEmpty();
        assertThat(desk.story("a")).singleElement().asString().contains("its end is told when it lasts", "next at");
        desk.pass(minutes(6));

        assertThat(desk.saidSince(before)).singleElement().asString().endsWith(" -a");
    }

    @Test
    void saysOfWhatFlapsSlowlyWhatItSaysOfAllThatFlaps() {
        for (int i = 0; i < 10; i++) {
            desk.fires("a", Severity.CRITICAL).pass(minutes(3));
            desk.ends("a").pass(minutes(3));
        }
        desk.pass(minutes(60));

        assertThat(desk.said()).hasSize(3).first().asString().endsWith(" +a");
        assertThat(desk.said().get(1)).endsWith(" ^a");
        assertThat(desk.said().get(2)).endsWith(" -a");
    }
}
