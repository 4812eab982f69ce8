package io.kafkamonitor.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.notifier.Delivery.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    @Test
    void hasTheResultItsFactoryNames() {
        assertThat(Delivery.delivered("queued").result()).isEqualTo(Result.DELIVERED);
        assertThat(Delivery.transientFailure("busy").result()).isEqualTo(Result.TRANSIENT);
        assertThat(Delivery.permanentFailure("password").result()).isEqualTo(Result.PERMANENT);
        assertThat(Delivery.rejected("too large").result()).isEqualTo(Result.REJECTED);
        assertThat(Delivery.ambiguous("cut").result()).isEqualTo(Result.AMBIGUOUS);
    }

    @Test
    void saysItsDetailAndNothingOfTargets() {
        Delivery delivery = Delivery.delivered("queued as 4F2");

        assertThat(delivery.detail()).isEqualTo("queued as 4F2");
        assertThat(delivery.retryTargets()).isEmpty();
        assertThat(delivery.rejectedTargets()).isEmpty();
        assertThat(delivery.retryAfter()).isEmpty();
        assertThat(delivery).hasToString("DELIVERED: queued as 4F2");
        assertThat(Delivery.delivered("")).hasToString("DELIVERED");
    }

    @Test
    void isPartialWhileSomebodyIsLeftToBeTold() {
        Delivery delivery = Delivery.partial(List.of("a@example.com"), List.of("b@example.com"), "greylisted");

        assertThat(delivery.result()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.retryTargets()).containsExactly("a@example.com");
        assertThat(delivery.rejectedTargets()).containsExactly("b@example.com");
        assertThat(delivery.detail()).isEqualTo("greylisted");
    }

    @Test
    void isDeliveredWhenNobodyIsLeftToBeTold() {
        Delivery delivery = Delivery.partial(List.of(), List.of("b@example.com"), "no such user");

        assertThat(delivery.result()).isEqualTo(Result.DELIVERED);
        assertThat(delivery.rejectedTargets()).containsExactly("b@example.com");
    }

    @Test
    void keepsEverythingWhenAWaitIsAdded() {
        Delivery delivery = Delivery.partial(List.of("a@example.com"), List.of("b@example.com"), "greylisted")
                .retryAfter(Duration.ofMinutes(6));

        assertThat(delivery.retryAfter()).contains(Duration.ofMinutes(6));
        assertThat(delivery.result()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.retryTargets()).containsExactly("a@example.com");
        assertThat(delivery.rejectedTargets()).containsExactly("b@example.com");
        assertThat(delivery.detail()).isEqualTo("greylisted");
    }

    @Test
    void refusesAWaitInThePast() {
        Delivery delivery = Delivery.transientFailure("busy");

        assertThatThrownBy(() -> delivery.retryAfter(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-1S");
    }
}
