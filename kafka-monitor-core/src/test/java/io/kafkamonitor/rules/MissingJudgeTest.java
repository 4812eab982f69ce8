package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Collection;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingJudgeTest {

    private static final Metric MEMBERS = GroupMetrics.GROUP_MEMBERS;
    private static final Labels BILLING = Labels.of("group", "billing");
    private static final Labels AUDIT = Labels.of("group", "audit");
    private static final Unknown DENIED = Unknown.because(UnknownReason.NOT_AUTHORIZED);

    private final Rule rule = rule("no-billing")
            .when(metric(MEMBERS).where("group", "billing"))
            .isMissing()
            .describedAs("There is no group {group}")
            .build();

    private Collection<Finding> findings(Snapshot snapshot, Labels... active) {
        return rule.evaluate(Evaluation.of(snapshot).withActive(Set.of(active)));
    }

    @Test
    void breachesIfNoSeriesIsThere() {
        Snapshot snapshot = TestSnapshots.builder().value(MEMBERS, AUDIT, 1).build();

        assertThat(findings(snapshot)).containsExactly(Finding.breached(BILLING).saying("There is no group billing"));
    }

    @Test
    void clearsWhenItIsThere() {
        Snapshot snapshot = TestSnapshots.builder().value(MEMBERS, BILLING, 0).build();

        assertThat(findings(snapshot)).isEmpty();
        assertThat(findings(snapshot, BILLING)).containsExactly(Finding.clear(BILLING));
    }

    @Test
    void whatCannotBeReadIsThere() {
        Snapshot snapshot =
                TestSnapshots.builder().unknown(MEMBERS, BILLING, DENIED).build();

        assertThat(findings(snapshot, BILLING)).containsExactly(Finding.clear(BILLING));
    }

    @Test
    void doesNotKnowWhileNotAllCouldBeListed() {
        Snapshot snapshot = TestSnapshots.builder()
                .value(MEMBERS, AUDIT, 1)
                .gap(MEMBERS, DENIED)
                .build();

        assertThat(findings(snapshot)).isEmpty();
        assertThat(findings(snapshot, BILLING)).containsExactly(Finding.unknown(BILLING, DENIED));
    }

    @Test
    void breachesThoughACollectorOfOtherMetricsFails() {
        Snapshot snapshot = TestSnapshots.builder().failure("jmx", DENIED).build();

        assertThat(findings(snapshot)).extracting(Finding::subject).containsExactly(BILLING);
    }

    @Test
    void looksForAnyOfManyUnderNoName() {
        Rule any = rule("none")
                .when(metric(MEMBERS).where("group", matching("b*")))
                .isMissing()
                .build();
        Snapshot snapshot = TestSnapshots.builder().value(MEMBERS, AUDIT, 1).build();

        assertThat(any.evaluate(Evaluation.of(snapshot)))
                .containsExactly(Finding.breached(Labels.EMPTY)
                        .saying("There is no kafka.consumer_group.members where group is like 'b*'"));
    }
}
