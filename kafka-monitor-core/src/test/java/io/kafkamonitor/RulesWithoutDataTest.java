package io.kafkamonitor;

import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.health.StandardError;
import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rules.Expression;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules for which nothing matches, most likely since a name is wrong. */
class RulesWithoutDataTest {

    private static final Metric LAG = Metric.amount("lag", Unit.COUNT, "Lag.", "topic");
    private static final Metric PROBLEM =
            Metric.amount("problem", Unit.COUNT, "Problem.", "topic").onlyInTrouble();
    private static final Metric UNWRITTEN = Metric.amount("unwritten", Unit.COUNT, "Unwritten.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Unknown DENIED = Unknown.because(UnknownReason.NOT_AUTHORIZED);

    private final ManualClock clock = new ManualClock();
    private final FakeCollector collector = new FakeCollector("lag", LAG, PROBLEM).value(LAG, ORDERS, 1);
    private final KafkaMonitorBuilder builder =
            KafkaMonitor.builder("test").timeSource(clock).collector(collector);
    private @Nullable KafkaMonitor monitor;

    @AfterEach
    void close() {
        if (monitor != null) {
            monitor.close();
        }
    }

    private void judge(String name, Expression selection) {
        builder.rule(rule(name).when(selection).isAbove(10).build());
    }

    private List<String> after(int cycles) throws InterruptedException {
        if (monitor == null) {
            monitor = builder.build();
        }
        for (int i = 0; i < cycles; i++) {
            monitor.tick();
            clock.advance(Duration.ofSeconds(30));
        }
        return monitor.health().rulesWithoutData();
    }

    @Test
    void areListedAfterTenCycles() throws InterruptedException {
        judge("typo", metric(LAG).where("topic", "oders"));
        judge("pattern", metric(LAG).where("topic", matching("billing-*")).sumBy("topic"));

        assertThat(after(9)).isEmpty();
        assertThat(after(1)).containsExactly("pattern", "typo");
    }

    @Test
    void areTakenOffTheListWhenSomethingMatches() throws InterruptedException {
        judge("later", metric(LAG).where("topic", "billing"));
        assertThat(after(10)).containsExactly("later");

        collector.value(LAG, Labels.of("topic", "billing"), 1);

        assertThat(after(1)).isEmpty();
    }

    @Test
    void areNamedOnceInTheLogAndOnceMoreWhenTheyWork() {
        judge("later", metric(LAG).where("topic", "billing"));

        String log = StandardError.during(() -> {
            after(40);
            collector.value(LAG, Labels.of("topic", "billing"), 1);
            after(20);
        });

        assertThat(log)
                .containsOnlyOnce("The rule 'later' has found nothing to judge in 10 cycles, so it cannot fire")
                .containsOnlyOnce("The rule 'later' works: there is something now that it judges");
    }

    @Test
    void areNotSaidAnewIfItWasSaidAtTheStart() {
        judge("unwritten", metric(UNWRITTEN));

        String log = StandardError.during(() -> assertThat(after(40)).containsExactly("unwritten"));

        assertThat(log).containsOnlyOnce("[unwritten]").doesNotContain("has found nothing to judge");
    }

    @Test
    void areListedAgainWhenNothingMatchesAnyMore() throws InterruptedException {
        judge("orders", metric(LAG).where("topic", "orders"));
        assertThat(after(15)).isEmpty();

        collector.gone(ORDERS);

        assertThat(after(25)).containsExactly("orders");
    }

    @Test
    void areNotThoseThatAreWell() throws InterruptedException {
        judge("well", metric(LAG).where("topic", "orders"));
        judge("joined", metric(LAG).sumBy());
        judge("only-in-trouble", metric(PROBLEM).where("topic", "orders"));
        builder.rule(rule("missing")
                .when(metric(LAG).where("topic", "orders"))
                .isMissing()
                .build());
        builder.rule(new FakeRule("code", any -> List.of()));

        assertThat(after(30)).isEmpty();
    }

    @Test
    void areNotThoseOfWhichNobodyKnows() throws InterruptedException {
        judge("denied", metric(LAG).where("topic", "billing"));
        collector.incomplete(LAG, DENIED);
        assertThat(after(30)).isEmpty();

        collector.failing(new IllegalStateException("down"));
        assertThat(after(30)).isEmpty();
    }

    @Test
    void areNotThoseOfWhichTheValueIsUnknown() throws InterruptedException {
        judge("unknown", metric(LAG).where("topic", "billing"));
        collector.unknown(LAG, Labels.of("topic", "billing"), DENIED);

        assertThat(after(30)).isEmpty();
    }

    @Test
    void areThoseThatReadWhatNobodyWritesFromTheStart() throws InterruptedException {
        judge("unwritten", metric(UNWRITTEN));

        assertThat(after(1)).containsExactly("unwritten");
        assertThat(after(20)).containsExactly("unwritten");
    }
}
