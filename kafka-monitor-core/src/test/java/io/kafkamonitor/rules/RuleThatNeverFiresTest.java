package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.anyOf;
import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.not;
import static io.kafkamonitor.rules.Rules.notMatching;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.settings.ConfigurationException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no snapshot can ever breach or end is refused when the rule is built. */
class RuleThatNeverFiresTest {

    private static final Metric SENT = Metric.counter("test.sent", Unit.BYTES, "Sent.", "client");
    private static final Metric HEAT = Metric.gauge("test.heat", Unit.of("degrees"), "Heat.", "room");

    private static RuleCondition when(Expression selection) {
        return rule("r").when(selection);
    }

    private static MetricExpression problem() {
        return metric(PartitionMetrics.PARTITION_PROBLEM);
    }

    private static MetricExpression requests() {
        return metric(JmxMetrics.REQUEST_TIME);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                // values that a label cannot have
                of(when(problem().where("problem", "offlin")).isBelow(1), "never 'offlin'; it is one of [offline, "),
                of(when(requests().where("request", "Produse")).isAbove(1), "is never 'Produse'"),
                of(when(requests().where("quantile", "0.999")).isAbove(1), "it is one of [0.5, 0.95, 0.99]"),
                of(when(metric(JmxMetrics.REQUESTS).where("request", "produce")).isAbove(1), "is never 'produce'"),
                of(
                        when(metric(JmxMetrics.FAILED_REQUESTS).where("request", "Metadata"))
                                .isAbove(1),
                        "[Produce, Fetch]"),
                of(when(requests().where("request", anyOf("Produce", "Fetsch"))).isAbove(1), "is never 'Fetsch'"),
                of(when(requests().where("request", matching("produce*"))).isAbove(1), "that is like 'produce*'"),
                of(when(requests().where("quantile", notMatching("0.*"))).isAbove(1), "that is not like '0.*'"),
                of(
                        when(requests().where("quantile", not(anyOf("0.5", "0.95", "0.99"))))
                                .isAbove(1),
                        "it is one of [0.5, 0.95, 0.99]"),
                of(when(metric(GroupMetrics.GROUP_LAG).where("topic", anyOf())).isAbove(1), "ask for one that can be"),
                of(
                        when(metric(GroupMetrics.GROUP_LAG).where("topic", "a").where("topic", "b"))
                                .isAbove(1),
                        "is never one that is 'a' and is 'b'"),
                of(
                        when(metric(GroupMetrics.GROUP_LAG).where("topic", "a").where("topic", notMatching("a*")))
                                .isAbove(1),
                        "is never one that is 'a' and is not like 'a*'"),
                of(when(problem().where("problem", "rack")).isMissing(), "is never 'rack'"),
                of(
                        when(metric(PartitionMetrics.OFFLINE_PARTITIONS))
                                .isAbove(0)
                                .evidenceFrom(problem().where("problem", "gone")),
                        "is never 'gone'"),
                // thresholds that cannot be passed
                of(
                        when(metric(JmxMetrics.CPU)).isAbove(1),
                        "above 100 %, and there are none: 'kafka.broker.cpu' is from 0 % to 100 %"),
                of(when(metric(JmxMetrics.CPU)).isAbove(85), "above 8,500 %"),
                of(when(metric(LogDirMetrics.DIR_USED_RATIO).avgBy("broker")).isAbove(1.2), "mean by broker of"),
                of(when(metric(JmxMetrics.NETWORK_IDLE)).isBelow(0), "below 0 %"),
                of(when(metric(GroupMetrics.GROUP_MEMBERS)).isBelow(0), "is at least 0 members"),
                of(
                        when(metric(GroupMetrics.GROUP_LAG).sumBy("group")).isBelow(-1),
                        "'sum by group of kafka.consumer_group.lag' is at least"),
                of(when(metric(BrokerMetrics.BROKER_LIVE)).isAbove(1), "there are none"),
                of(when(metric(BrokerMetrics.BROKER_LIVE)).isBelow(0), "there are none"),
                of(
                        when(metric(GroupMetrics.GROUP_MEMBERS).countBy()).isBelow(1),
                        "'number of kafka.consumer_group.members' is at least 1"),
                of(
                        when(metric(SENT).rateOver(ofMinutes(5))).isBelow(0),
                        "'rate over 5 min of test.sent' is at least 0 B/s"),
                of(when(metric(SENT).increaseOver(ofMinutes(5))).isBelow(0), "increase over 5 min of"),
                of(when(metric(HEAT).steadyRiseOver(ofMinutes(5))).isBelow(0), "steady rise over 5 min of"),
                of(when(metric(PartitionMetrics.LEADER_SKEW)).isBelow(-1), "is at least -100 %"),
                of(when(metric(JmxMetrics.CPU)).isOutside(0, 1), "outside 0 % to 100 %"),
                of(when(metric(JmxMetrics.CPU)).isAbove(0.9).criticalAbove(1), "It is critical above 100 %"),
                of(when(metric(JmxMetrics.NETWORK_IDLE)).isBelow(0.3).criticalBelow(0), "It is critical below 0 %"),
                // alerts that could not end
                of(when(metric(JmxMetrics.CPU)).isAbove(0.5).clearsBelow(-0.1), "values of at most -10 %"),
                of(when(metric(GroupMetrics.GROUP_LAG)).isAbove(10).clearsBelow(-1), "never well again"),
                of(when(metric(JmxMetrics.NETWORK_IDLE)).isBelow(0.3).clearsAbove(1.5), "values of at least 150 %"),
                of(when(metric(GroupMetrics.GROUP_LAG)).isAbove(-1), "never well again"),
                of(when(metric(JmxMetrics.NETWORK_IDLE)).isBelow(2), "never well again"),
                of(when(problem().where("problem", "offline")).isMissing(), "is missing while all is well"),
                // windows that hold nothing, or more than is kept
                of(when(metric(SENT).rateOver(Duration.ofSeconds(-1))).isAbove(1), "give a positive duration"),
                of(when(metric(SENT).rateOver(ofDays(32))).isAbove(1), "longer than what is kept; give at most 31 d"),
                of(
                        when(metric(SENT).rateOver(Duration.ofSeconds(Long.MAX_VALUE)))
                                .isAbove(1),
                        "longer than what is kept"));
    }

    private static Arguments of(RuleBuilder builder, String message) {
        return Arguments.of(builder, message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void isRefusedWithASentence(RuleBuilder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    static Stream<RuleBuilder> taken() {
        return Stream.of(
                when(metric(JmxMetrics.CPU)).isAbove(0.99),
                when(metric(JmxMetrics.NETWORK_IDLE)).isBelow(0.95),
                when(metric(JmxMetrics.NETWORK_IDLE)).isBelow(1),
                when(metric(JmxMetrics.CPU)).isOutside(-0.5, 0.5),
                when(metric(PartitionMetrics.LEADER_SKEW)).isOutside(-3, 3),
                when(metric(PartitionMetrics.LEADER_SKEW)).isBelow(-0.95),
                when(metric(HEAT)).isBelow(-10),
                when(metric(HEAT).sumBy()).isBelow(-10),
                when(metric(SENT).rateOver(ofMinutes(5))).isBelow(1),
                when(metric(GroupMetrics.GROUP_LAG).countBy("group")).isBelow(3),
                when(metric(GroupMetrics.GROUP_LAG).where("topic", "a").where("topic", matching("a*")))
                        .isAbove(1),
                when(requests().where("request", anyOf("Produce", "FetchConsumer")))
                        .isAbove(1),
                when(requests().where("request", matching("Fetch*"))).isAbove(1),
                when(problem().where("problem", not(anyOf("one-rack"))).countBy("topic"))
                        .isAbove(1));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void takesWhatCanBeBreachedAndEnd(RuleBuilder builder) {
        assertThatCode(builder::build).doesNotThrowAnyException();
    }

    @Test
    void isWellAgainAtTheBestValueThereIsWhereTheMarginGoesBeyondIt() {
        var condition = when(metric(JmxMetrics.NETWORK_IDLE)).isBelow(0.95).build();
        var below = when(metric(PartitionMetrics.LEADER_SKEW)).isAbove(-0.95).build();

        assertThat(condition).hasToString("r: WARNING when kafka.broker.network_idle is below 95 %, clears at 100 %");
        assertThat(below).hasToString("r: WARNING when kafka.broker.leader_skew is above -95 %, clears at -100 %");
    }

    @Test
    void listsAllThatIsWrongAtOnce() {
        RuleBuilder builder = when(requests().where("request", "x").where("quantile", "y"))
                .isAbove(10)
                .criticalAbove(5)
                .forAtLeast(Duration.ofSeconds(Long.MAX_VALUE))
                .describedAs("{z}");

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        exception -> assertThat(exception.problems()).hasSize(5));
    }

    @Test
    void refusesACriticalThresholdThatNothingPasses() {
        RuleBuilder above = when(metric(HEAT)).isAbove(1).criticalAbove(Double.POSITIVE_INFINITY);
        RuleBuilder below = when(metric(HEAT)).isBelow(1).criticalBelow(Double.NEGATIVE_INFINITY);

        assertThatThrownBy(above::build).hasMessageContaining("criticalAbove is 'Infinity', which nothing passes");
        assertThatThrownBy(below::build).hasMessageContaining("criticalBelow is '-Infinity', which nothing passes");
    }
}
