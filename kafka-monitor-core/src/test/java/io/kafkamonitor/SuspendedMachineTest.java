package io.kafkamonitor;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rules.RuleBuilder;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was not seen was neither breached nor clear. */
class SuspendedMachineTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Duration STEP = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();
    private final FakeCollector collector = new FakeCollector("lag", LAG).value(LAG, ORDERS, 99);
    private KafkaMonitor monitor;

    private void monitorOf(RuleBuilder rule) {
        monitor = KafkaMonitor.builder("test")
                .timeSource(clock)
                .interval(STEP)
                .collector(collector)
                .rule(rule.build())
                .build();
    }

    private static RuleBuilder backlog() {
        return rule("backlog").when(metric(LAG)).isAbove(10);
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    private void cycleAfter(Duration gap) throws InterruptedException {
        clock.advance(gap);
        monitor.tick();
    }

    private List<AlertState> states() {
        return monitor.alerts().stream().map(alert -> alert.state()).toList();
    }

    @Test
    void doesNotFireOnWakingWhatWasSeenForHalfOfItsTime() throws InterruptedException {
        monitorOf(backlog().forAtLeast(Duration.ofMinutes(2)));
        cycleAfter(STEP);
        cycleAfter(STEP);
        cycleAfter(STEP);

        cycleAfter(Duration.ofHours(1));
        assertThat(states()).containsExactly(AlertState.PENDING);

        cycleAfter(STEP);
        assertThat(states()).containsExactly(AlertState.FIRING);
    }

    @Test
    void doesNotEndOnWakingWhatWasClearForHalfOfItsTime() throws InterruptedException {
        monitorOf(backlog().keepFiringFor(Duration.ofMinutes(2)));
        cycleAfter(STEP);
        collector.value(LAG, ORDERS, 1);
        cycleAfter(STEP);
        cycleAfter(STEP);
        cycleAfter(STEP);

        cycleAfter(Duration.ofHours(1));
        assertThat(states()).containsExactly(AlertState.RECOVERING);

        cycleAfter(STEP);
        assertThat(states()).isEmpty();
    }

    @Test
    void countsOneIntervalForEachCycleOfAHostThatIsSlowerThanItSaid() throws InterruptedException {
        monitorOf(backlog().forAtLeast(Duration.ofMinutes(2)));
        for (int i = 0; i < 4; i++) {
            cycleAfter(Duration.ofMinutes(10));
        }
        assertThat(states()).containsExactly(AlertState.PENDING);

        cycleAfter(Duration.ofMinutes(10));
        assertThat(states()).containsExactly(AlertState.FIRING);
    }

    @Test
    void countsWhatPassedInCyclesThatAreEarlyOrALittleLate() throws InterruptedException {
        monitorOf(backlog().forAtLeast(Duration.ofMinutes(2)));
        cycleAfter(STEP);
        for (int seconds : new int[] {40, 20, 40}) {
            cycleAfter(Duration.ofSeconds(seconds));
        }
        assertThat(states()).containsExactly(AlertState.PENDING);

        cycleAfter(Duration.ofSeconds(20));
        assertThat(states()).containsExactly(AlertState.FIRING);
    }
}
