package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.rules.Cause;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One cause, one message. */
class SuppressionTest {

    private static final Duration FOR = Duration.ofSeconds(30);

    private final Desk desk = new Desk()
            .rule("down", FOR, FOR)
            .rule("effect", FOR, FOR)
            .cause(Cause.rule("down").explains("effect").asFarAsInvolved("name"));

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private Desk effect(String name, String... brokers) {
        return desk.finds(
                "effect:" + name, finding -> finding.at(Severity.CRITICAL).involving(Set.of(brokers)));
    }

    @Test
    void tellsACauseWithItsConsequencesAndOneEndOfAll() {
        desk.rule("effect", minutes(5), FOR);
        effect("t", "1").pass(minutes(5)).fires("down:1", Severity.CRITICAL).pass(minutes(5));
        desk.ends("down:1").pass(minutes(2));
        assertThat(desk.said()).containsExactly("335s +down:1 >effect:t");

        desk.ends("effect:t").pass(minutes(5));

        assertThat(desk.said()).hasSize(2).last().asString().endsWith(" -down:1 <effect:t");
    }

    @Test
    void tellsByItselfWhatTheCauseDoesNotExplain() {
        effect("t", "1", "2").fires("down:1", Severity.CRITICAL).pass(minutes(5));

        assertThat(desk.said()).containsExactly("35s +down:1", "35s +effect:t");
    }

    @Test
    void explainsWhatSeveralCausesExplainTogether() {
        effect("t", "1", "2").fires("down:1", Severity.CRITICAL).fires("down:2", Severity.CRITICAL);

        desk.pass(minutes(5));

        assertThat(desk.said()).containsExactly("35s +down:1 +down:2 >effect:t");
    }

    @Test
    void tellsWhatOutlastsItsCause() {
        effect("t", "1").fires("down:1", Severity.CRITICAL).pass(minutes(5));

        desk.ends("down:1").pass(minutes(10));

        // down for 30 s, clear for 30 s, and then as long as a new one has to be breached
        assertThat(desk.said()).hasSize(3);
        assertThat(desk.said().get(1)).endsWith("+effect:t");
        assertThat(desk.said().get(2)).endsWith("-down:1");
    }

    @Test
    void tellsNothingOfACauseThatWasNoneInTheEnd() {
        effect("t", "1").fires("down:1", Severity.CRITICAL).pass(Duration.ofSeconds(25));

        desk.ends("down:1").ends("effect:t").pass(minutes(5));

        assertThat(desk.said()).isEmpty();
    }
}
