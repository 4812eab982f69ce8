package io.kafkamonitor.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RuleContract;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FailingPartRuleTest {

    @Nested
    class OfCollectors extends Contract {
        OfCollectors() {
            super(PartKind.COLLECTOR);
        }
    }

    @Nested
    class OfRules extends Contract {
        OfRules() {
            super(PartKind.RULE);
        }
    }

    @Nested
    class OfNotifiers extends Contract {
        OfNotifiers() {
            super(PartKind.NOTIFIER);
        }
    }

    @Nested
    class OfRecipients extends Contract {
        OfRecipients() {
            super(PartKind.RECIPIENT);
        }
    }

    /** The rule reads a board, not the snapshot: each evaluation of the contract first brings the board to its state. */
    private abstract static class Contract implements RuleContract {
        private final HealthBoard board = new HealthBoard();
        private final PartKind kind;

        Contract(PartKind kind) {
            this.kind = kind;
        }

        @Override
        public Rule createRule() {
            return FailingPartRule.forEachKind(board).stream()
                    .filter(rule -> rule.name().equals(kind.word() + "-failing"))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public Evaluation breached() {
            board.succeeded(kind, "part", ManualClock.START);
            for (int i = 0; i < FailingPartRule.alerted(kind); i++) {
                board.failed(kind, "part", "bad day");
            }
            return Evaluation.of(TestSnapshots.of());
        }

        @Override
        public Evaluation clear() {
            board.succeeded(kind, "part", ManualClock.START);
            return Evaluation.of(TestSnapshots.of()).withActive(Set.of(Labels.of(kind.word(), "part")));
        }

        @Test
        void holdsBetweenTheFirstFailureAndTheAlert() {
            Rule rule = createRule();
            clear();
            board.failed(kind, "part", "bad day");

            assertThat(rule.evaluate(Evaluation.of(TestSnapshots.of())))
                    .extracting(Finding::outcome)
                    .containsExactly(Outcome.HOLDING);
        }

        @Test
        void saysNothingOfOtherKinds() {
            for (PartKind other : PartKind.values()) {
                if (other != kind) {
                    board.broken(other, "part", "bad day");
                }
            }

            assertThat(createRule().evaluate(Evaluation.of(TestSnapshots.of()))).isEmpty();
        }
    }
}
