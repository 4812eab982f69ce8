package io.kafkamonitor.internal.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryQueueTest {

    private final DeliveryQueue queue = new DeliveryQueue(List.of("ann"));
    private final ManualClock clock = new ManualClock();

    private static Notification notification(String id) {
        return Notification.builder(id, "test", id).time(ManualClock.START).build();
    }

    private long now() {
        return clock.nanoTime();
    }

    @Test
    void givesWhatIsDueInOrderAndEachOnce() {
        queue.add(notification("a"), now());
        queue.add(notification("b"), now());

        assertThat(queue.poll(now()).notification.id()).isEqualTo("a");
        assertThat(queue.poll(now()).notification.id()).isEqualTo("b");
        assertThat(queue.poll(now())).isNull();
    }

    @Test
    void waitsLongerAfterEachFailureUpToFiveMinutes() {
        queue.add(notification("a"), now());

        for (int seconds : new int[] {5, 10, 20, 40, 80, 160, 300, 300}) {
            QueueItem item = queue.poll(now());
            queue.done(item, Delivery.transientFailure("down"), now());
            clock.advance(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(queue.poll(now())).as("just before %s s", seconds).isNull();
            clock.advance(Duration.ofNanos(1));
        }
        assertThat(queue.poll(now())).isNotNull();
    }

    @Test
    void waitsAsLongAsTheNotifierAsksFor() {
        queue.add(notification("a"), now());

        queue.done(queue.poll(now()), Delivery.transientFailure("later").withRetryAfter(Duration.ofMinutes(1)), now());

        clock.advance(Duration.ofSeconds(59));
        assertThat(queue.poll(now())).isNull();
        clock.advance(Duration.ofSeconds(1));
        assertThat(queue.poll(now())).isNotNull();
    }

    @Test
    void doesNotGiveBackForRevisionWhatIsBeingDelivered() {
        queue.add(notification("a"), now());
        QueueItem item = queue.poll(now());

        assertThat(queue.recall("a")).isEmpty();

        queue.done(item, Delivery.transientFailure("down"), now());
        assertThat(queue.recall("a")).isPresent();
    }

    @Test
    void doesNotDeliverWhatIsBeingRevised() {
        queue.add(notification("a"), now());

        QueueItem item = queue.recall("a").orElseThrow();
        assertThat(queue.poll(now())).isNull();

        queue.putBack(item, notification("b"));
        assertThat(queue.poll(now()).notification.id()).isEqualTo("b");
    }

    @Test
    void isQuietWhenOnlyRetriesAreLeft() throws InterruptedException {
        queue.add(notification("a"), now());
        assertThat(queue.awaitQuiet(now(), 1)).isFalse();

        queue.done(queue.poll(now()), Delivery.transientFailure("down"), now());

        assertThat(queue.awaitQuiet(now(), 1)).isTrue();
        assertThat(queue.waiting()).isEqualTo(1);
    }

    @Test
    void saysOnceWhatPeopleKnow() {
        queue.add(notification("a"), now());
        queue.done(queue.poll(now()), Delivery.ambiguous("cut"), now());
        assertThat(queue.takeSettled()).hasSize(1);

        clock.advance(Duration.ofMinutes(5));
        queue.done(queue.poll(now()), Delivery.delivered(""), now());

        assertThat(queue.takeSettled()).isEmpty();
        assertThat(queue.waiting()).isZero();
    }
}
