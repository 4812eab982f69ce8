package io.kafkamonitor.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.notifier.Delivery.Result;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";

    @Test
    void hasTheResultItsFactoryNames() {
        assertThat(Delivery.delivered("queued").result()).isEqualTo(Result.DELIVERED);
        assertThat(Delivery.transientFailure("busy").result()).isEqualTo(Result.TRANSIENT);
        assertThat(Delivery.permanentFailure("password").result()).isEqualTo(Result.PERMANENT);
        assertThat(Delivery.rejected("too large").result()).isEqualTo(Result.REJECTED);
        assertThat(Delivery.ambiguous("cut").result()).isEqualTo(Result.AMBIGUOUS);
    }

    @Test
    void saysItsDetail() {
        Delivery delivery = Delivery.delivered("queued as 4F2");

        assertThat(delivery.detail()).isEqualTo("queued as 4F2");
        assertThat(delivery.retryAfter()).isEmpty();
        assertThat(delivery).hasToString("DELIVERED: queued as 4F2");
        assertThat(Delivery.delivered("")).hasToString("DELIVERED");
    }

    @Test
    void answersForEverybodyAlikeIfItWentAlike() {
        assertThat(Delivery.delivered("queued").answer(ANN)).isEqualTo(Answer.accepted());
        assertThat(Delivery.transientFailure("busy").answer(ANN)).isEqualTo(Answer.notNow("busy"));
        assertThat(Delivery.permanentFailure("password").answer(ANN)).isEqualTo(Answer.notNow("password"));
        assertThat(Delivery.rejected("spam").answer(ANN)).isEqualTo(Answer.notNow("spam"));
        assertThat(Delivery.ambiguous("cut").answer(ANN)).isEqualTo(Answer.perhaps("cut"));
    }

    @Test
    void answersForEachItsOwnIfItWentDifferently() {
        Delivery delivery =
                Delivery.each(Map.of(ANN, Answer.accepted(), BOB, Answer.never("no such address")), "bob was refused");

        assertThat(delivery.result()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.detail()).isEqualTo("bob was refused");
        assertThat(delivery.answer(ANN).kind()).isEqualTo(Answer.Kind.ACCEPTED);
        assertThat(delivery.answer(BOB).kind()).isEqualTo(Answer.Kind.NEVER);
        assertThat(delivery.answer(BOB).why()).isEqualTo("no such address");
    }

    @Test
    void isDeliveredOnlyIfAllAreAccepted() {
        assertThat(Delivery.each(Map.of(ANN, Answer.accepted(), BOB, Answer.accepted()), "")
                        .result())
                .isEqualTo(Result.DELIVERED);
        for (Answer other : new Answer[] {Answer.notNow("450"), Answer.never("550"), Answer.perhaps("cut")}) {
            assertThat(Delivery.each(Map.of(ANN, Answer.accepted(), BOB, other), "")
                            .result())
                    .as(other.toString())
                    .isEqualTo(Result.PARTIAL);
        }
    }

    @Test
    void takesNobodyForToldWhoWasNotNamed() {
        Delivery delivery = Delivery.each(Map.of(ANN, Answer.accepted()), "queued");

        assertThat(delivery.answer(BOB).kind()).isEqualTo(Answer.Kind.NOT_NOW);
    }

    @Test
    void keepsItsResultForAllButThoseWithAnAnswerOfTheirOwn() {
        Delivery delivery = Delivery.rejected("spam").withAnswers(Map.of(BOB, Answer.never("no such address")));

        assertThat(delivery.result()).isEqualTo(Result.REJECTED);
        assertThat(delivery.answer(ANN)).isEqualTo(Answer.notNow("spam"));
        assertThat(delivery.answer(BOB)).isEqualTo(Answer.never("no such address"));
        assertThat(Delivery.delivered("queued")
                        .withAnswers(Map.of(BOB, Answer.perhaps("cut")))
                        .result())
                .isEqualTo(Result.PARTIAL);
        assertThat(Delivery.delivered("queued").withAnswers(Map.of()).result()).isEqualTo(Result.DELIVERED);
        assertThat(Delivery.delivered("queued").withAnswers(Map.of()).answer(BOB))
                .isEqualTo(Answer.accepted());
    }

    @Test
    void doesNotChangeWithTheAnswersItWasMadeOf() {
        var answers = new HashMap<>(Map.of(ANN, Answer.never("550")));
        Delivery delivery = Delivery.each(answers, "refused");

        answers.put(ANN, Answer.accepted());

        assertThat(delivery.answer(ANN).kind()).isEqualTo(Answer.Kind.NEVER);
    }

    @Test
    void keepsEverythingWhenAWaitIsAdded() {
        Delivery delivery =
                Delivery.each(Map.of(ANN, Answer.notNow("450")), "greylisted").withRetryAfter(Duration.ofMinutes(6));

        assertThat(delivery.retryAfter()).contains(Duration.ofMinutes(6));
        assertThat(delivery.result()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.answer(ANN)).isEqualTo(Answer.notNow("450"));
        assertThat(delivery.detail()).isEqualTo("greylisted");
    }

    @Test
    void refusesAWaitInThePast() {
        Delivery delivery = Delivery.transientFailure("busy");

        assertThatThrownBy(() -> delivery.withRetryAfter(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-1S");
    }

    @Test
    void saysWhyOfAnAnswer() {
        assertThat(Answer.accepted()).hasToString("ACCEPTED");
        assertThat(Answer.perhaps("the line was cut")).hasToString("PERHAPS: the line was cut");
        assertThat(Answer.notNow("busy")).isNotEqualTo(Answer.never("busy")).hasSameHashCodeAs(Answer.notNow("busy"));
    }
}
