package io.kafkamonitor.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kafkamonitor.metric.Labels;
import org.junit.jupiter.api.Test;

class CauseTest {

    @Test
    void explainsWholeRulesAtFirst() {
        Cause cause = Cause.rule("broker-down").explains("leader-skew", "replica-skew");

        assertThat(cause.rule()).isEqualTo("broker-down");
        assertThat(cause.explained()).containsExactlyInAnyOrder("leader-skew", "replica-skew");
        assertThat(cause.equal()).isEmpty();
        assertThat(cause.only()).isEqualTo(Labels.EMPTY);
        assertThat(cause.involvedLabel()).isNull();
    }

    @Test
    void isNarrowedWithoutAChangeToTheFirst() {
        Cause plain = Cause.rule("broker-down").explains("jmx-unreachable");
        Cause narrow =
                plain.whereEqual("broker", "rack").only(Labels.of("rack", "a")).asFarAsInvolved("broker");

        assertThat(narrow.explained()).containsExactly("jmx-unreachable");
        assertThat(narrow.equal()).containsExactlyInAnyOrder("broker", "rack");
        assertThat(narrow.only()).isEqualTo(Labels.of("rack", "a"));
        assertThat(narrow.involvedLabel()).isEqualTo("broker");
        assertThat(narrow.toString())
                .contains("'broker-down' explains [jmx-unreachable]", "[broker, rack]", "rack=a", "as far as");
        assertThat(plain).hasToString("'broker-down' explains [jmx-unreachable]");
    }

    @Test
    void explainsNotItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cause.rule("broker-down").explains("leader-skew", "broker-down"))
                .withMessageContaining("'broker-down' cannot explain itself");
    }

    @Test
    void explainsSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cause.rule("broker-down").explains())
                .withMessageContaining("give at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cause.rule("broker-down").explains(" "))
                .withMessageContaining("' '");
    }
}
