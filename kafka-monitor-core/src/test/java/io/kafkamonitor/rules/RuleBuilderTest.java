package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.ConfigurationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RuleBuilderTest {

    private static final Metric LAG = GroupMetrics.GROUP_LAG;
    private static final Metric SENT = Metric.counter("test.sent", Unit.BYTES, "Sent.", "client");

    private static void refuses(RuleBuilder builder, String problem) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(problem);
    }

    private static RuleBuilder above(double threshold) {
        return rule("r").when(metric(LAG)).isAbove(threshold);
    }

    @Test
    void namesAValueThatIsNotWhatThereIsNow() {
        assertThat(above(10).build().valueName()).isEmpty();
        assertThat(rule("r")
                        .when(metric(LAG).steadyRiseOver(ofMinutes(30)))
                        .isAbove(1)
                        .build()
                        .valueName())
                .isEqualTo("Rise in 30 min");
        assertThat(rule("r")
                        .when(metric(SENT).increaseOver(ofMinutes(5)))
                        .isAbove(1)
                        .build()
                        .valueName())
                .isEqualTo("Increase in 5 min");
    }

    @Test
    void refusesANameThatIsBlank() {
        refuses(rule(" ").when(metric(LAG)).isAbove(1), "Rule ' ': A rule has the name ' '");
    }

    @Test
    void refusesLabelsThatTheMetricDoesNotHave() {
        String problem =
                "Rule 'r': Metric 'kafka.consumer_group.lag' has no label 'client'; it has [group, topic, partition]";

        refuses(rule("r").when(metric(LAG).where("client", "a")).isAbove(1), problem);
        refuses(rule("r").when(metric(LAG).maxBy("client")).isAbove(1), problem);
    }

    @Test
    void refusesToTellSoonerForAMetricOfOtherSubjects() {
        refuses(
                above(1).forAtLeast(ofSeconds(5), BrokerMetrics.BROKER_SILENT),
                "'kafka.broker.silent' has the labels [broker, host, rack] and the subjects have"
                        + " [group, topic, partition]");
        refuses(above(1).forAtLeast(ofSeconds(-5), LAG), "forAtLeast is 'PT-5S'");
    }

    @Test
    void refusesThresholdsThatAreNoNumbers() {
        refuses(above(Double.NaN), "A threshold is 'NaN'");
        refuses(above(Double.POSITIVE_INFINITY), "A threshold is 'Infinity'");
        refuses(above(Double.NEGATIVE_INFINITY), "give a finite number");
        refuses(rule("r").when(metric(LAG)).isBelow(Double.NaN), "A threshold is 'NaN'");
        refuses(rule("r").when(metric(LAG)).isOutside(Double.NaN, 1), "A threshold is 'NaN'");
        refuses(rule("r").when(metric(LAG)).isOutside(2, 1), "exchange them");
    }

    @Test
    void refusesToClearOnTheWorseSide() {
        refuses(above(10).clearsBelow(11), "clear on the better side");
        refuses(above(10).clearsBelow(Double.NaN), "clear on the better side");
        refuses(above(10).clearsAbove(5), "clear on the better side");
        refuses(rule("r").when(metric(LAG)).isBelow(10).clearsAbove(9), "clear on the better side");
        refuses(rule("r").when(metric(LAG)).isBelow(10).clearsBelow(9), "clear on the better side");
    }

    @Test
    void refusesToBeCriticalOnTheBetterSide() {
        refuses(above(10).criticalAbove(9), "critical above '9.0', and breached above '10.0'");
        refuses(above(10).criticalAbove(9), "critical on the worse side");
        refuses(above(10).criticalBelow(9), "critical on the worse side");
        refuses(above(10).criticalAbove(Double.NaN), "critical on the worse side");
        refuses(rule("r").when(metric(LAG)).isBelow(10).criticalBelow(11), "critical on the worse side");
    }

    @Test
    void refusesWhatTheKindOfAMetricDoesNotAllow() {
        refuses(rule("r").when(metric(LAG).rateOver(ofMinutes(1))).isAbove(1), "is a gauge and has no rate");
        refuses(rule("r").when(metric(LAG).increaseOver(ofMinutes(1))).isAbove(1), "is a gauge and has no increase");
        refuses(
                rule("r").when(metric(SENT).steadyRiseOver(ofMinutes(1))).isAbove(1),
                "is a counter and has no steady rise");
        refuses(rule("r").when(metric(SENT).rateOver(Duration.ZERO)).isAbove(1), "give a positive duration");
    }

    @Test
    void refusesWhatAResultHasNotAnyMore() {
        refuses(
                rule("r").when(metric(LAG).sumBy("group").maxBy("topic")).isAbove(1),
                "'sum by group of kafka.consumer_group.lag' has no label 'topic'; it has [group]");
        refuses(
                rule("r")
                        .when(metric(SENT).rateOver(ofMinutes(1)).increaseOver(ofMinutes(1)))
                        .isAbove(1),
                "is a gauge and has no increase");
        refuses(
                rule("r").when(metric(SENT).sumBy().rateOver(ofMinutes(1))).isAbove(1),
                "A sum of counters does not show when one of them is reset; take the rate of");
    }

    @Test
    void refusesPlacesThatAreNeverFilled() {
        refuses(above(1).describedAs("{grupo} is behind"), "has a place for 'grupo'");
        refuses(above(1).endingAs("{grupo} has caught up"), "has a place for 'grupo'");
        refuses(above(1).endingAs("down to {value}"), "has a place for 'value'");
        refuses(above(1).tryingCommand("x {grupo}"), "has a place for 'grupo'");
        assertThat(above(1).tryingCommand("x {bootstrapServers}").build().command())
                .isEqualTo("x {bootstrapServers}");
        refuses(
                rule("r").when(metric(LAG).sumBy("group")).isAbove(1).describedAs("{topic} is behind"),
                "it has [group, threshold, value]");
        refuses(rule("r").when(metric(LAG).where("group", "a")).isMissing().describedAs("{value}"), "it has [group]");
    }

    @Test
    void refusesDurationsThatAreNegative() {
        refuses(above(1).forAtLeast(ofSeconds(-1)), "forAtLeast is 'PT-1S'");
        refuses(above(1).keepFiringFor(ofSeconds(-1)), "keepFiringFor is 'PT-1S'");
    }

    @Test
    void refusesToJoinWhatIsMissing() {
        refuses(rule("r").when(metric(LAG).sumBy("group")).isMissing(), "isMissing looks for series as they are");
        assertThatThrownBy(() -> rule("r").when(metric(LAG)).isMissing().clearsBelow(1))
                .hasMessageContaining("has no thresholds");
    }

    @Test
    void listsAllProblemsAtOnce() {
        RuleBuilder builder = rule("").when(metric(LAG).where("client", "a").sumBy("x"))
                .isAbove(Double.NaN)
                .describedAs("{y}");

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        exception -> assertThat(exception.problems()).hasSize(5));
    }

    @Test
    void leavesYesAndNoToTheSummary() {
        var live = rule("r").when(metric(BrokerMetrics.BROKER_LIVE)).isBelow(1);

        assertThat(live.build().condition()).isEmpty();
        assertThat(live.forAtLeast(ofSeconds(30)).build().condition()).isEqualTo("it lasts for 30 s");
        assertThat(live.build()).hasToString("r: WARNING when kafka.broker.live is no for 30 s");
    }

    @Test
    void saysWhatItAsksFor() {
        assertThat(above(10_000).forAtLeast(ofMinutes(5)).build().condition())
                .isEqualTo("above 10,000 records for 5 min");
        assertThat(rule("r")
                        .when(metric(SENT).rateOver(ofMinutes(90)))
                        .isBelow(2_000)
                        .criticalBelow(1_000)
                        .build()
                        .condition())
                .isEqualTo("below 2 kB/s, critical below 1 kB/s");
        assertThat(rule("r")
                        .when(metric(LAG))
                        .isOutside(-1, 1)
                        .forAtLeast(Duration.ofMinutes(90))
                        .build()
                        .condition())
                .isEqualTo("outside -1 records to 1 records for 1 h 30 min");
        assertThat(rule("r")
                        .when(metric(LAG))
                        .isMissing()
                        .forAtLeast(ofSeconds(90))
                        .build()
                        .condition())
                .isEqualTo("missing for 1 min 30 s");
    }

    @Test
    void readsAsTheSentenceItWasBuiltFrom() {
        Rule rule = rule("backlog")
                .when(metric(LAG).where("topic", Rules.matching("a*")).sumBy("group", "topic"))
                .isAbove(10_000)
                .forAtLeast(ofMinutes(5))
                .keepFiringFor(ofMinutes(2))
                .build();

        assertThat(rule)
                .hasToString("backlog: WARNING when sum by group, topic of kafka.consumer_group.lag"
                        + " where topic is like 'a*' is above 10,000 records for 5 min, clears at 9,000 records,"
                        + " over when clear for 2 min");
        assertThat(rule("r")
                        .when(metric(SENT).rateOver(ofMinutes(5)).sumBy())
                        .isAbove(0)
                        .build())
                .hasToString("r: WARNING when sum of rate over 5 min of test.sent is above 0 B/s");
    }

    @Test
    void aLaterChangeOfTheBuilderLeavesTheRuleAsItWas() {
        RuleBuilder builder = above(10);
        Rule rule = builder.build();

        builder.criticalAbove(20).forAtLeast(ofMinutes(1));

        assertThat(rule.condition()).isEqualTo("above 10 records");
    }
}
