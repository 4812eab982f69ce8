package io.kafkamonitor.rules.recommended;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.kafka.ClusterMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestSnapshotBuilder;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Collection;
import org.junit.jupiter.api.Test;

class ClusterUnreachableTest {

    private final Rule rule = new ClusterUnreachable();

    private Collection<Finding> evaluate(TestSnapshotBuilder snapshot) {
        return rule.evaluate(Evaluation.of(snapshot.build()));
    }

    private static TestSnapshotBuilder reachable(double value) {
        return TestSnapshots.builder().value(ClusterMetrics.REACHABLE, Labels.EMPTY, value);
    }

    @Test
    void saysOfEachAddressWhatItAnswers() {
        Collection<Finding> findings = evaluate(reachable(0)
                .value(ClusterMetrics.ADDRESS, Labels.of("address", "b1:9092", "answer", "refuses the connection"), 0)
                .value(ClusterMetrics.ADDRESS, Labels.of("address", "b2:9092", "answer", "is no known host"), 0));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
            assertThat(finding.summary())
                    .isEqualTo("The cluster cannot be reached: b1:9092 refuses the connection;"
                            + " b2:9092 is no known host");
        });
    }

    @Test
    void isClearWhileTheClusterIsReached() {
        assertThat(evaluate(reachable(1))).extracting(Finding::outcome).containsExactly(Outcome.CLEAR);
    }

    @Test
    void doesNotKnowWhatIsNotKnown() {
        var why = Unknown.because(UnknownReason.COLLECTOR_OVERRAN);

        assertThat(evaluate(TestSnapshots.builder().unknown(ClusterMetrics.REACHABLE, Labels.EMPTY, why)))
                .extracting(Finding::outcome)
                .containsExactly(Outcome.UNKNOWN);
        assertThat(evaluate(TestSnapshots.builder())).isEmpty();
    }
}
