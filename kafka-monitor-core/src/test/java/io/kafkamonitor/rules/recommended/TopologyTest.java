package io.kafkamonitor.rules.recommended;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.Cause;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopologyTest {

    private static final Set<String> STOPPING_OR_LOSING =
            Set.of("partitions-offline", "partitions-under-min-isr", "records-lost", "log-dir-offline");

    private static Set<String> rules() {
        Set<String> names = KafkaRules.recommended().stream().map(Rule::name).collect(Collectors.toSet());
        names.addAll(Set.of("cluster-unreachable", "collector-failing"));
        return names;
    }

    private static Set<String> named(Function<Cause, Stream<String>> names) {
        return KafkaRules.causes().stream().flatMap(names).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Cause> of(String effect) {
        return KafkaRules.causes().stream()
                .filter(cause -> cause.explained().contains(effect))
                .toList();
    }

    @Test
    void knowsRulesByTheNamesThatTheyHave() {
        assertThat(rules())
                .containsAll(named(cause -> Stream.of(cause.rule())))
                .containsAll(named(cause -> cause.explained().stream()));
    }

    @Test
    void explainsWhatStopsProducersByDeadBrokersAloneAndOnlyAsFarAsTheyAreInvolved() {
        assertThat(KafkaRules.causes())
                .filteredOn(cause -> cause.explained().stream().anyMatch(STOPPING_OR_LOSING::contains))
                .isNotEmpty()
                .allSatisfy(cause -> {
                    assertThat(cause.rule()).isEqualTo("broker-down");
                    assertThat(cause.involvedLabel()).isEqualTo("broker");
                });
        assertThat(of("partitions-offline")).hasSize(1);
        assertThat(of("partitions-under-min-isr")).hasSize(1);
        assertThat(of("records-lost")).isEmpty();
    }

    @Test
    void goesByWhatIsInvolvedOnlyWhereARuleSaysIt() {
        Set<String> saying = KafkaRules.recommended().stream()
                .filter(rule -> rule.toString().contains("hanging on missing"))
                .map(Rule::name)
                .collect(Collectors.toSet());

        assertThat(KafkaRules.causes())
                .filteredOn(cause -> cause.involvedLabel() != null)
                .isNotEmpty()
                .allSatisfy(cause -> assertThat(saying).containsAll(cause.explained()));
    }

    @Test
    void comparesLabelsThatTheSubjectsOfBothRulesHave() {
        assertThat(KafkaRules.causes())
                .filteredOn(cause -> !cause.equal().isEmpty())
                .isNotEmpty()
                .allSatisfy(cause -> {
                    assertThat(labels(cause.rule())).containsAll(cause.equal());
                    cause.explained()
                            .forEach(effect ->
                                    assertThat(labels(effect)).as(effect).containsAll(cause.equal()));
                });
    }

    /** Of the metric that a rule judges, which it names first. */
    private static List<String> labels(String rule) {
        return KafkaRules.recommended().stream()
                .filter(it -> it.name().equals(rule))
                .map(it -> it.metrics().iterator().next())
                .map(Metric::labelNames)
                .findFirst()
                .orElseThrow();
    }
}
