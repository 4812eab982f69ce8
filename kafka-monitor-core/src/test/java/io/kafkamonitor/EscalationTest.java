package io.kafkamonitor;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An alert that grows worse while it fires, from the series to people. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EscalationTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private final FakeCollector collector = new FakeCollector("lag", LAG);
    private final RecordingNotifier people = new RecordingNotifier("people");
    private final List<Transition> transitions = new ArrayList<>();

    private KafkaMonitor monitor() {
        return KafkaMonitor.builder("test")
                .timeSource(clock)
                .groupWait(Duration.ZERO)
                .groupInterval(Duration.ZERO)
                .collector(collector)
                .rule(rule("backlog")
                        .when(metric(LAG))
                        .isAbove(10)
                        .criticalAbove(100)
                        .build())
                .notifier(people)
                .listener(transitions::add)
                .build();
    }

    private void cycles(KafkaMonitor monitor, double value) throws InterruptedException {
        collector.value(LAG, ORDERS, value);
        for (int i = 0; i < 3; i++) {
            monitor.tick();
            clock.advance(Duration.ofSeconds(30));
        }
    }

    private List<String> reasons() {
        return transitions.stream().map(Transition::reason).toList();
    }

    @Test
    void isOneTransitionAndOneMessage() throws InterruptedException {
        try (KafkaMonitor monitor = monitor()) {
            cycles(monitor, 50);
            people.awaitNotifications(1, PATIENCE);
            cycles(monitor, 500);
            people.awaitNotifications(2, PATIENCE);
            cycles(monitor, 500);
        }

        assertThat(reasons()).containsExactly("breached", "breached for long enough", "more severe");
        assertThat(transitions.get(2).severityBefore()).contains(Severity.WARNING);
        assertThat(transitions.get(2).alert().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(people.notifications()).hasSize(2);
        assertThat(people.notifications().get(1).changed()).hasSize(1);
    }

    @Test
    void isTakenBackInATransitionAndTroublesNobody() throws InterruptedException {
        try (KafkaMonitor monitor = monitor()) {
            cycles(monitor, 500);
            people.awaitNotifications(1, PATIENCE);
            cycles(monitor, 50);
            cycles(monitor, 50);
        }

        assertThat(reasons()).containsExactly("breached", "breached for long enough", "less severe");
        assertThat(people.notifications()).hasSize(1);
    }

    @Test
    void keepsTheIncidentOfTheFirstBreach() throws InterruptedException {
        try (KafkaMonitor monitor = monitor()) {
            cycles(monitor, 50);
            people.awaitNotifications(1, PATIENCE);
            cycles(monitor, 500);
            people.awaitNotifications(2, PATIENCE);
            cycles(monitor, 0);
            people.awaitNotifications(3, PATIENCE);
        }

        assertThat(transitions.stream().map(transition -> transition.alert().incident()))
                .hasSize(4)
                .containsOnly(transitions.get(0).alert().incident());
        assertThat(people.notifications()).extracting(Notification::thread).hasSize(3);
        assertThat(people.notifications().stream().map(Notification::thread).distinct())
                .hasSize(1);
    }
}
