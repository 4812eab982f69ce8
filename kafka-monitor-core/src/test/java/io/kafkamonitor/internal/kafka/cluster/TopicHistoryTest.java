package io.kafkamonitor.internal.kafka.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class TopicHistoryTest {

    private final TopicHistory history = new TopicHistory();

    @Test
    void aTopicThatIsNotThereAnyMoreIsGone() {
        history.remember(TestTopics.none().topic("a", 1).topic("b", 1).build());

        assertThat(history.gone(TestTopics.none().build())).containsExactly("a", "b");
    }

    @Test
    void aTopicOfTheSameNameAndAnotherIdIsAnother() {
        history.remember(TestTopics.none().topic("a", Uuid.randomUuid()).build());

        assertThat(history.gone(TestTopics.none().topic("a", Uuid.randomUuid()).build()))
                .containsExactly("a");
    }

    @Test
    void theSameTopicStays() {
        Uuid id = Uuid.randomUuid();
        history.remember(TestTopics.none().topic("a", id).build());

        assertThat(history.gone(TestTopics.none().topic("a", id).build())).isEmpty();
    }

    @Test
    void aTopicThatCannotBeReadIsNotGoneAndKeepsItsId() {
        var unreadable = TestTopics.none()
                .unreadable("a", Unknown.because(UnknownReason.TIMED_OUT))
                .build();
        history.remember(TestTopics.none().topic("a", Uuid.randomUuid()).build());

        assertThat(history.gone(unreadable)).isEmpty();
        history.remember(unreadable);
        assertThat(history.gone(TestTopics.none().topic("a", Uuid.randomUuid()).build()))
                .containsExactly("a");
    }

    @Test
    void brokersWithoutTopicIdsTellNoRecreation() {
        history.remember(TestTopics.none().topic("a", Uuid.ZERO_UUID).build());

        assertThat(history.gone(TestTopics.none().topic("a", Uuid.ZERO_UUID).build()))
                .isEmpty();
    }
}
