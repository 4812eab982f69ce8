package io.kafkamonitor.rules.recommended;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule for Kafka keeps to what every rule keeps to. */
@ParameterizedClass
@MethodSource("io.kafkamonitor.rules.recommended.KafkaRulesTest#cases")
record KafkaRulesContractTest(RuleCase ruleCase) implements RuleContractTest.CaseContract {}
