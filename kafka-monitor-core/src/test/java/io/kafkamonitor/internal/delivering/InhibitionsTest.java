package io.kafkamonitor.internal.delivering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.metric.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InhibitionsTest {

    private static final Alert BROKER_2_DOWN = alert("broker-down", Labels.of("broker", "2"), "Broker 2 is down");

    @Test
    void anActiveCauseExplainsItsEffectAndNamesItself() {
        var inhibitions = new Inhibitions(List.of(new Inhibition("broker-down", Set.of("replicas-missing"), Set.of())));
        Alert effect = alert("replicas-missing", Labels.of("topic", "orders"), "Too few replicas");

        var reason = inhibitions.reason(effect, List.of(BROKER_2_DOWN, effect));

        assertThat(reason).hasValue("'broker-down' explains it: Broker 2 is down");
    }

    @Test
    void nothingIsExplainedWithoutTheCause() {
        var inhibitions = new Inhibitions(List.of(new Inhibition("broker-down", Set.of("replicas-missing"), Set.of())));
        Alert effect = alert("replicas-missing", Labels.of("topic", "orders"), "Too few replicas");

        assertThat(inhibitions.reason(effect, List.of(effect))).isEmpty();
    }

    @Test
    void labelsThatMustBeEqualKeepOtherSubjectsUnexplained() {
        var inhibitions = new Inhibitions(List.of(new Inhibition("broker-down", Set.of("silent"), Set.of("broker"))));
        Alert ofBroker2 = alert("silent", Labels.of("broker", "2"), "2 is silent");
        Alert ofBroker3 = alert("silent", Labels.of("broker", "3"), "3 is silent");
        Alert ofNobody = alert("silent", Labels.EMPTY, "somebody is silent");

        assertThat(inhibitions.reason(ofBroker2, List.of(BROKER_2_DOWN))).isPresent();
        assertThat(inhibitions.reason(ofBroker3, List.of(BROKER_2_DOWN))).isEmpty();
        assertThat(inhibitions.reason(ofNobody, List.of(BROKER_2_DOWN))).isEmpty();
    }

    @Test
    void labelsThatTheEffectMustHaveKeepOtherSubjectsUnexplained() {
        var inhibitions = new Inhibitions(
                List.of(new Inhibition("broker-down", Set.of("failing"), Set.of(), Labels.of("collector", "brokers"))));

        assertThat(inhibitions.reason(
                        alert("failing", Labels.of("collector", "brokers", "host", "a"), ""), List.of(BROKER_2_DOWN)))
                .isPresent();
        assertThat(inhibitions.reason(alert("failing", Labels.of("collector", "mine"), ""), List.of(BROKER_2_DOWN)))
                .isEmpty();
        assertThat(inhibitions.reason(alert("failing", Labels.EMPTY, ""), List.of(BROKER_2_DOWN)))
                .isEmpty();
    }

    @Test
    void aRuleCannotExplainItself() {
        assertThatThrownBy(() -> new Inhibition("broker-down", Set.of("broker-down"), Set.of()))
                .hasMessageContaining("'broker-down'");
    }

    private static Alert alert(String rule, Labels subject, String summary) {
        return Alert.builder(rule + subject, rule, subject)
                .summary(summary)
                .since(Instant.EPOCH)
                .build();
    }
}
