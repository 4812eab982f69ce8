package io.kafkamonitor;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.TrailPoint;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.rules.testing.RuleTester;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import org.junit.jupiter.api.Test;

/** What a rule judged goes with its alert. */
class AlertTrailTest {

    private static final Metric LAG = Metric.amount("lag", Unit.of("records"), "Lag.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");

    private static RuleTester backlog(String series) {
        return RuleTester.of(rule("backlog")
                        .when(metric(LAG))
                        .isAbove(10)
                        .forAtLeast(ofMinutes(2))
                        .build())
                .every(ofMinutes(1))
                .series(LAG, ORDERS, series);
    }

    private static double[] values(Alert alert) {
        return alert.trail().stream().mapToDouble(TrailPoint::value).toArray();
    }

    @Test
    void whoeverIsToldHasItFromTheFirstBreachOn() {
        Notification told =
                backlog("0x3 20 30 40 50x5").run().tells(RuleTester.PEOPLE).notification();

        Alert alert = told.fired().get(0);
        assertThat(values(alert)).containsExactly(20, 30, 40);
        assertThat(alert.trail().get(0).time()).isEqualTo(alert.since());
    }

    @Test
    void theEndHasAllOfItButWhatCouldNotBeRead() {
        Notification told = backlog("0x3 20 30 unknown 40 50 10 0x12")
                .run()
                .tells(RuleTester.PEOPLE)
                .then()
                .notification();

        assertThat(values(told.resolved().get(0)))
                .startsWith(20, 30, 40, 50, 10)
                .doesNotContain(0.5);
    }

    @Test
    void theNextIncidentBeginsANewOne() {
        Notification told = backlog("20x4 0x60 70x4 0")
                .run()
                .tells(RuleTester.PEOPLE)
                .then()
                .then()
                .notification();

        assertThat(values(told.fired().get(0))).containsOnly(70);
    }

    @Test
    void theHostSeesItAsWell() throws InterruptedException {
        var clock = new ManualClock();
        var collector = new FakeCollector("c", LAG).value(LAG, ORDERS, 20);
        try (KafkaMonitor monitor = KafkaMonitor.builder("test")
                .timeSource(clock)
                .collector(collector)
                .rule(rule("backlog").when(metric(LAG)).isAbove(10).build())
                .build()) {
            monitor.tick();
            collector.value(LAG, ORDERS, 25);
            clock.advance(ofMinutes(1));
            monitor.tick();

            assertThat(values(monitor.alerts().get(0))).containsExactly(20, 25);
        }
    }
}
