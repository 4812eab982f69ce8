package io.kafkamonitor.internal.kafka.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.cluster.PartialSum;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.RecordingSampleSink;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicBacklogsTest {

    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Labels SALARIES = Labels.of("topic", "salaries");
    private static final Unknown DENIED = Unknown.because(UnknownReason.NOT_AUTHORIZED);

    private final RecordingSampleSink sink = RecordingSampleSink.forMetrics(GroupMetrics.ALL);
    private final TopicBacklogs backlogs = new TopicBacklogs();

    private static PartialSum lag(double records) {
        var lag = new PartialSum();
        lag.add(records);
        return lag;
    }

    @Test
    void takeTheGroupThatIsFurthestBehind() {
        backlogs.add("orders", lag(5));
        backlogs.add("orders", lag(3));

        backlogs.write(sink);

        assertThat(sink.value(GroupMetrics.TOPIC_BACKLOG, ORDERS)).hasValue(5);
    }

    @Test
    void areUnknownWhereAGroupCannotBeReadAnyMoreAndNowhereElse() {
        backlogs.add("orders", lag(5));
        backlogs.add("salaries", lag(3));
        backlogs.addUnreadable(Set.of("salaries"), Set.of("orders", "salaries"), DENIED);

        backlogs.write(sink);

        assertThat(sink.value(GroupMetrics.TOPIC_BACKLOG, ORDERS)).hasValue(5);
        assertThat(sink.unknowns(GroupMetrics.TOPIC_BACKLOG).get(SALARIES))
                .hasToString("only partly known (at least 3 records)");
    }

    @Test
    void haveTheReasonOfTheOnlyGroupIfThatCannotBeRead() {
        backlogs.addUnreadable(Set.of("salaries"), Set.of("salaries"), DENIED);

        backlogs.write(sink);

        assertThat(sink.unknowns(GroupMetrics.TOPIC_BACKLOG)).containsEntry(SALARIES, DENIED);
    }

    @Test
    void forgetATopicThatIsDeletedThoughItsGroupCannotBeAsked() {
        backlogs.addUnreadable(Set.of("salaries"), Set.of("orders"), DENIED);

        backlogs.write(sink);

        assertThat(sink.unknowns(GroupMetrics.TOPIC_BACKLOG)).isEmpty();
    }
}
