package io.kafkamonitor;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.Expression;
import io.kafkamonitor.rules.RuleBuilder;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules on what is remembered, in a monitor that remembers it. */
class LookingBackTest {

    private static final Metric END = Metric.offset("test.end", Unit.of("records"), "End.", "topic", "partition");
    private static final Metric BYTES = Metric.counter("test.bytes", Unit.BYTES, "Bytes.", "broker");
    private static final Metric FREE = Metric.amount("test.free", Unit.BYTES, "Free.", "broker");
    private static final Labels FIRST = Labels.of("topic", "orders", "partition", "0");
    private static final Labels SECOND = Labels.of("topic", "orders", "partition", "1");

    private final ManualClock clock = new ManualClock();
    private final FakeCollector collector = new FakeCollector("test", END, BYTES, FREE);
    private KafkaMonitor monitor;

    @AfterEach
    void close() {
        monitor.close();
    }

    private void monitorOf(Duration interval, Rule... rules) {
        monitor = KafkaMonitor.builder("test")
                .timeSource(clock)
                .interval(interval)
                .collector(collector)
                .rules(List.of(rules))
                .quietly()
                .build();
    }

    private void tick(Duration interval) throws InterruptedException {
        clock.advance(interval);
        monitor.tick();
    }

    private List<String> summaries() {
        return monitor.alerts().stream().map(Alert::summary).toList();
    }

    private static RuleBuilder silent(Expression rate) {
        return rule("silent").when(rate).isBelow(1).describedAs("{topic} gets {value}");
    }

    @Test
    void aSumIsRememberedAsWellAsASeries() throws InterruptedException {
        monitorOf(
                ofSeconds(30),
                silent(metric(END).sumBy("topic").rateOver(ofMinutes(5))).build());
        for (int i = 0; i < 20; i++) {
            collector.value(END, FIRST, 1_000 + 60 * i).value(END, SECOND, 500);
            tick(ofSeconds(30));
        }
        assertThat(summaries()).isEmpty();

        for (int i = 0; i < 11; i++) {
            tick(ofSeconds(30));
        }
        assertThat(summaries()).containsExactly("orders gets 0 records/s");
    }

    @Test
    void aTopicThatIsMadeAnewIsNoTopicThatGetsNothing() throws InterruptedException {
        monitorOf(
                ofSeconds(30),
                silent(metric(END).rateOver(ofMinutes(5)).sumBy("topic")).build());
        for (int i = 0; i < 30; i++) {
            collector.value(END, FIRST, i < 15 ? 1_000 + 60 * i : 60 * (i - 15));
            tick(ofSeconds(30));
            assertThat(summaries()).as("cycle %s", i).isEmpty();
        }
    }

    @Test
    void rulesThatSayTheSameShareWhatIsRemembered() throws InterruptedException {
        Expression free = metric(FREE).minBy();
        monitorOf(
                ofSeconds(30),
                rule("soon")
                        .when(free.timeUntil(0, ofMinutes(10)))
                        .isBelow(3_600)
                        .describedAs("full in {value}")
                        .build(),
                rule("low")
                        .when(metric(FREE).minBy().averageOver(ofMinutes(5)))
                        .isBelow(400)
                        .describedAs("{value} are free")
                        .build());
        for (int i = 0; i < 25; i++) {
            collector
                    .value(FREE, Labels.of("broker", "1"), 1_000 - 10 * i)
                    .value(FREE, Labels.of("broker", "2"), 5_000);
            tick(ofSeconds(30));
        }

        assertThat(summaries()).containsExactly("full in 38 min");
    }

    @Test
    void halfOfLastWeeksTrafficIsNoticed() throws InterruptedException {
        Expression traffic = metric(BYTES).rateOver(ofHours(2)).sumBy();
        monitorOf(
                ofMinutes(10),
                rule("half")
                        .when(traffic.dividedBy(traffic.ago(ofDays(7))))
                        .isBelow(0.5)
                        .describedAs("{value} of last week's traffic")
                        .build());
        double sent = 0;
        for (int i = 0; i < 8 * 24 * 6; i++) {
            int hour = i / 6 % 24;
            boolean isLastDay = i > 7 * 24 * 6 + 12;
            sent += (hour < 6 ? 1_000 : 20_000) * 600.0 * (isLastDay && hour >= 12 ? 0.4 : 1);
            collector.value(BYTES, Labels.of("broker", "1"), sent);
            tick(ofMinutes(10));
            if (hour < 12 || !isLastDay) {
                assertThat(summaries()).as("hour %s", i / 6).isEmpty();
            }
        }

        assertThat(summaries()).containsExactly("40 % of last week's traffic");
    }
}
