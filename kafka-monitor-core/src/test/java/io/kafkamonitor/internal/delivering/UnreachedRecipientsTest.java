package io.kafkamonitor.internal.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.testing.ManualClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnreachedRecipientsTest {

    private final HealthBoard board = new HealthBoard();
    private final UnreachedRecipients recipients = new UnreachedRecipients("mail", board);

    private void note(Delivery delivery, String... asked) {
        recipients.note(delivery, Set.of(asked), ManualClock.START);
    }

    private List<String> failing() {
        return board.parts().stream()
                .filter(PartHealth::isFailing)
                .map(PartHealth::name)
                .toList();
    }

    @Test
    void countsHowOftenSomebodyWasPutOff() {
        for (int i = 0; i < 6; i++) {
            note(Delivery.each(Map.of("boss", Answer.notNow("boss was refused: 450")), ""), "boss");
        }

        assertThat(board.parts()).singleElement().satisfies(part -> {
            assertThat(part.kind()).isEqualTo(PartKind.RECIPIENT);
            assertThat(part.name()).isEqualTo("boss of mail");
            assertThat(part.consecutiveFailures()).isEqualTo(6);
            assertThat(part.lastFailure()).isEqualTo("boss was refused: 450");
        });
    }

    @Test
    void takesARefusalForGoodForEnoughToTell() {
        note(Delivery.each(Map.of("boss", Answer.never("boss was refused: 550")), ""), "boss");

        assertThat(board.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.consecutiveFailures()).isGreaterThanOrEqualTo(6));
    }

    @Test
    void keepsWhoWasNotAskedAndForgetsWhoWasToldAtLast() {
        note(Delivery.each(Map.of("busy", Answer.notNow("450"), "gone", Answer.never("550")), ""), "busy", "gone");
        note(Delivery.delivered("ok"), "busy");

        assertThat(failing()).containsExactly("gone of mail");

        note(Delivery.delivered("ok"), "busy", "gone");

        assertThat(failing()).isEmpty();
    }

    @Test
    void knowsThatSomebodyIsReachedThoughOnlyTheOtherWasAsked() {
        note(Delivery.each(Map.of("busy", Answer.notNow("450")), ""), "busy");
        assertThat(recipients.isSomebodyReached()).isFalse();

        note(Delivery.each(Map.of("boss", Answer.accepted(), "busy", Answer.notNow("450")), ""), "boss", "busy");
        note(Delivery.each(Map.of("busy", Answer.never("550")), ""), "busy");
        assertThat(recipients.isSomebodyReached()).isTrue();

        note(Delivery.each(Map.of("boss", Answer.notNow("450")), ""), "boss");
        assertThat(recipients.isSomebodyReached()).isFalse();
    }

    @Test
    void isNotFilledByEverNewNames() {
        for (int i = 0; i < 1_000; i++) {
            note(Delivery.each(Map.of("r" + i, Answer.notNow("refused")), ""), "r" + i);
        }

        assertThat(failing()).hasSize(100);
    }
}
