package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.hours.Hours;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestSnapshots;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DuringTest {

    private static final Metric RATE = Metric.amount("test.rate", Unit.of("records/s"), "Rate.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Rule SILENT = rule("silent")
            .when(metric(RATE))
            .isBelow(1)
            .during(Hours.weekly(ZoneId.of("Europe/Berlin"), LocalTime.of(8, 0), LocalTime.of(18, 0), MONDAY, FRIDAY))
            .build();

    private static List<Outcome> outcomes(String time, Labels... active) {
        var snapshot = TestSnapshots.builder()
                .time(Instant.parse(time))
                .value(RATE, ORDERS, 0)
                .build();
        return SILENT.evaluate(Evaluation.of(snapshot).withActive(Set.of(active))).stream()
                .map(Finding::outcome)
                .toList();
    }

    @Test
    void speaksInItsHoursOnly() {
        assertThat(outcomes("2026-03-06T07:00:00Z")).containsExactly(Outcome.BREACHED);
        assertThat(outcomes("2026-03-06T16:59:59Z")).containsExactly(Outcome.BREACHED);
        assertThat(outcomes("2026-03-06T06:59:59Z")).isEmpty();
        assertThat(outcomes("2026-03-07T07:00:00Z")).isEmpty();
    }

    @Test
    void outsideOfThemAllIsWell() {
        assertThat(outcomes("2026-03-06T17:00:00Z", ORDERS)).containsExactly(Outcome.CLEAR);
    }

    @Test
    void standsInTheSentence() {
        assertThat(SILENT)
                .hasToString("silent: WARNING when test.rate is below 1 records/s, during MONDAY|FRIDAY 08:00 to 18:00"
                        + " Europe/Berlin");
    }
}
