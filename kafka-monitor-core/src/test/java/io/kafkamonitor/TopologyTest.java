package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.metric.Labels;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {

    private static final Alert UNREACHABLE = alert("cluster-unreachable", Labels.EMPTY);

    private static Alert alert(String rule, Labels subject) {
        return Alert.builder(rule + subject, rule, subject)
                .summary("It is so")
                .since(Instant.EPOCH)
                .build();
    }

    private static boolean explains(Alert cause, Alert effect) {
        return Topology.INHIBITIONS.reason(effect, List.of(cause, effect)).isPresent();
    }

    @Test
    void aClusterThatCannotBeReachedExplainsThatItsBrokersCannotBeRead() {
        assertThat(explains(UNREACHABLE, alert("collector-failing", Labels.of("collector", "brokers"))))
                .isTrue();
    }

    @Test
    void aClusterThatCannotBeReachedDoesNotExplainAFailureOfTheHostsOwnCollector() {
        assertThat(explains(UNREACHABLE, alert("collector-failing", Labels.of("collector", "host-jobs"))))
                .isFalse();
    }

    @Test
    void noControllerExplainsASilentJmxPortSinceTheBrokerMayBeDead() {
        Alert noController = alert("no-controller", Labels.EMPTY);

        assertThat(explains(noController, alert("jmx-unreachable", Labels.of("broker", "2"))))
                .isTrue();
        assertThat(explains(noController, alert("partitions-offline", Labels.of("topic", "a"))))
                .isFalse();
    }
}
