package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.rules.recommended.KafkaRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class CausesTest {

    @Test
    void ofTheRecommendedRulesEachIsExplainedAfterThoseThatExplainIt() {
        assertThat(new Causes(KafkaRules.causes()).explained())
                .containsSubsequence("broker-down", "broker-silent", "jmx-unreachable")
                .containsSubsequence("broker-down", "partitions-offline")
                .doesNotContain("cluster-unreachable", "records-lost", "log-dir-offline");
    }

    @Test
    void rulesThatExplainOneAnotherInACircleAreRefused() {
        List<Cause> circle = List.of(
                Cause.rule("broker").explains("disk"),
                Cause.rule("disk").explains("partition"),
                Cause.rule("partition").explains("disk").whereEqual("topic"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Causes(circle))
                .withMessageContaining("circle")
                .withMessageContaining("disk")
                .withMessageContaining("partition");
    }
}
