package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestSnapshotBuilder;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    private static final Metric PARTITIONS =
            Metric.amount("test.partitions", Unit.of("partitions"), "Partitions.", "cluster", "topic");
    private static final Unknown SILENT = Unknown.because(UnknownReason.TIMED_OUT);
    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Labels PAYMENTS = Labels.of("topic", "payments");
    private static final Rule EXPECTED = rule("expected")
            .when(metric(PARTITIONS))
            .isMissing("topic", List.of("orders", "payments"))
            .describedAs("Topic {topic} is not there")
            .build();

    private static Labels series(String topic) {
        return Labels.of("cluster", "a", "topic", topic);
    }

    private static Collection<Finding> findings(TestSnapshotBuilder snapshot, Labels... active) {
        return EXPECTED.evaluate(Evaluation.of(snapshot.build()).withActive(Set.of(active)));
    }

    @Test
    void eachThatIsAbsentIsASubject() {
        assertThat(findings(TestSnapshots.builder().value(PARTITIONS, series("orders"), 3)))
                .containsExactly(Finding.breached(PAYMENTS).saying("Topic payments is not there"));
        assertThat(findings(TestSnapshots.builder())).hasSize(2);
    }

    @Test
    void whatIsThereIsWellThoughItCannotBeRead() {
        assertThat(findings(
                        TestSnapshots.builder()
                                .unknown(PARTITIONS, series("orders"), SILENT)
                                .value(PARTITIONS, series("payments"), 1),
                        ORDERS))
                .containsExactly(Finding.clear(ORDERS));
    }

    @Test
    void nothingIsMissingThatCouldNotBeListed() {
        var snapshot = TestSnapshots.builder().gap(PARTITIONS, Labels.EMPTY, SILENT);

        assertThat(findings(snapshot)).isEmpty();
        assertThat(findings(snapshot, ORDERS)).containsExactly(Finding.unknown(ORDERS, SILENT));
    }

    @Test
    void looksAgainWhenThereAreOtherSeries() {
        assertThat(findings(TestSnapshots.builder()
                        .value(PARTITIONS, series("orders"), 3)
                        .value(PARTITIONS, series("payments"), 3)))
                .isEmpty();
        assertThat(findings(TestSnapshots.builder()
                        .value(PARTITIONS, series("orders"), 3)
                        .value(PARTITIONS, series("audit"), 3)))
                .extracting(Finding::subject)
                .containsExactly(PAYMENTS);
    }

    @Test
    void namesTheLabelsThatAllHaveAsWell() {
        Rule ofOne = rule("r")
                .when(metric(PARTITIONS).where("cluster", "a"))
                .isMissing("topic", List.of("orders"))
                .build();

        assertThat(ofOne.evaluate(Evaluation.of(TestSnapshots.of())))
                .containsExactly(Finding.breached(series("orders"))
                        .saying("There is no test.partitions where cluster is 'a' of topic orders"));
        assertThat(ofOne)
                .hasToString("r: WARNING when test.partitions where cluster is 'a' is missing with topic of 'orders'");
    }

    @Test
    void isRefusedIfNothingCanBeExpected() {
        assertThatThrownBy(() -> rule("r")
                        .when(metric(PARTITIONS))
                        .isMissing("tpoic", List.of())
                        .build())
                .hasMessageContaining("Metric 'test.partitions' has no label 'tpoic' to be expected; it has")
                .hasMessageContaining("It expects 0 values of 'tpoic'; name 1 to 10000");
    }
}
