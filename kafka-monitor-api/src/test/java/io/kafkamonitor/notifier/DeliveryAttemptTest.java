package io.kafkamonitor.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryAttemptTest {

    private static final DeliveryAttempt FIRST = DeliveryAttempt.to(List.of("bob", "ann", "bob"));

    @Test
    void isTheFirstWithNothingKnownAgainstIt() {
        assertThat(FIRST.number()).isEqualTo(1);
        assertThat(FIRST.recipients()).containsExactly("bob", "ann");
        assertThat(FIRST.isPossibleDuplicate()).isFalse();
        assertThat(FIRST.isInSimplestForm()).isFalse();
    }

    @Test
    void keepsTheRestInEachCopy() {
        DeliveryAttempt all = FIRST.inSimplestForm().possibleDuplicate().numbered(7);
        DeliveryAttempt turned = FIRST.numbered(7).possibleDuplicate().inSimplestForm();

        for (DeliveryAttempt attempt : List.of(all, turned)) {
            assertThat(attempt.number()).isEqualTo(7);
            assertThat(attempt.isPossibleDuplicate()).isTrue();
            assertThat(attempt.isInSimplestForm()).isTrue();
            assertThat(attempt.recipients()).containsExactly("bob", "ann");
            assertThat(attempt).hasToString("attempt 7 to [bob, ann], a possible duplicate, in the simplest form");
        }
        assertThat(FIRST).hasToString("attempt 1 to [bob, ann]");
    }

    @Test
    void doesNotChangeWithTheRecipientsItWasMadeOf() {
        var recipients = new ArrayList<>(List.of("ann"));
        DeliveryAttempt attempt = DeliveryAttempt.to(recipients);

        recipients.add("bob");

        assertThat(attempt.recipients()).containsExactly("ann");
    }

    @Test
    void tellsSomebodyAndCountsFromOne() {
        assertThatThrownBy(() -> DeliveryAttempt.to(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> FIRST.numbered(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Attempt 0");
    }
}
