package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.notifier.SummaryTable;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.summary.DailySummary;
import io.kafkamonitor.summary.Glance;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a summary says of how the cluster was since the one before. */
class SummaryOfClusterTest {

    private static final Metric OPEN = Metric.amount("shop.open_payments", Unit.of("payments"), "Open.", "gateway");
    private static final Duration DAY = Duration.ofDays(1);

    private final ManualClock clock = new ManualClock();
    private final RecordingNotifier people = new RecordingNotifier("people");
    private final FakeCollector collector = new FakeCollector(
            "c",
            GroupMetrics.GROUP_LAG_TOTAL,
            PartitionMetrics.BROKER_LEADERS,
            PartitionMetrics.UNDER_REPLICATED_PARTITIONS,
            LogDirMetrics.DIR_USED_RATIO,
            OPEN);
    private final KafkaMonitor monitor = KafkaMonitor.builder("test")
            .timeSource(clock)
            .collector(collector)
            .notifier(people)
            .summary(DailySummary.at(LocalTime.of(0, 30))
                    .in(ZoneOffset.UTC)
                    .showing(Glance.of("Payments").by("gateway").least("fewest", OPEN)))
            .build();

    @AfterEach
    void close() {
        monitor.close();
    }

    private void see(Duration later) throws InterruptedException {
        clock.advance(later);
        monitor.tick();
    }

    private FakeCollector lag(String group, double value) {
        return collector.value(GroupMetrics.GROUP_LAG_TOTAL, Labels.of("group", group), value);
    }

    private Notification told(int count) throws InterruptedException {
        return people.awaitNotifications(count, Duration.ofMinutes(2)).get(count - 1);
    }

    private static SummaryTable table(Notification notification, String title) {
        return notification.summary().orElseThrow().tables().stream()
                .filter(table -> table.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static SummaryTable.Row row(String subject, double... values) {
        return SummaryTable.Row.of(subject, values);
    }

    @Test
    void saysWhatWasAtMostAndWhatIsNow() throws InterruptedException {
        lag("a", 10);
        lag("b", 700);
        monitor.tick();
        lag("a", 500);
        see(Duration.ofMinutes(10));
        lag("a", 20);
        collector.silent(GroupMetrics.GROUP_LAG_TOTAL, Labels.of("group", "b"));
        see(Duration.ofMinutes(10));
        see(Duration.ofMinutes(10));

        assertThat(table(told(1), "Backlog, in records").rows())
                .containsExactly(row("b", 700, Double.NaN), row("a", 500, 20));
    }

    @Test
    void beginsAnewEachDay() throws InterruptedException {
        lag("a", 500);
        monitor.tick();
        see(Duration.ofMinutes(30));
        assertThat(table(told(1), "Backlog, in records").rows()).containsExactly(row("a", 500, 500));

        lag("a", 3);
        see(Duration.ofMinutes(30));
        see(DAY);

        assertThat(table(told(2), "Backlog, in records").rows())
                .as("what was when the first one was due is of both days")
                .containsExactly(row("a", 500, 3));

        see(DAY);
        assertThat(table(told(3), "Backlog, in records").rows()).containsExactly(row("a", 3, 3));
    }

    @Test
    void addsAmountsUpAndTakesTheWorstOfRatios() throws InterruptedException {
        for (int topic = 0; topic < 3; topic++) {
            collector.value(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, Labels.of("topic", "t" + topic), 2);
            collector.value(LogDirMetrics.DIR_USED_RATIO, Labels.of("broker", "10", "dir", "/d" + topic), 0.2 * topic);
        }
        collector.value(LogDirMetrics.DIR_USED_RATIO, Labels.of("broker", "9", "dir", "/d"), 0.1);
        collector.value(PartitionMetrics.BROKER_LEADERS, Labels.of("broker", "9"), 4);
        collector.value(OPEN, Labels.of("gateway", "x"), 4);
        monitor.tick();
        see(Duration.ofMinutes(30));

        Notification told = told(1);
        assertThat(table(told, "Cluster").rows()).containsExactly(row("", 6));
        assertThat(table(told, "Load, at its worst").rows()).containsExactly(row("9", 0.1), row("10", 0.4));
        assertThat(table(told, "Distribution").columns()).singleElement().satisfies(column -> {
            assertThat(column.name()).isEqualTo("leaders");
            assertThat(column.isCompared()).isTrue();
        });
        assertThat(table(told, "Payments").rows()).containsExactly(row("x", 4));
        assertThat(told.summary().orElseThrow().tables())
                .extracting(SummaryTable::title)
                .as("of what nobody reads there is no table")
                .containsExactly("Cluster", "Load, at its worst", "Distribution", "Payments");
    }

    @Test
    void showsTheWorstOfManyAndCountsTheOthers() throws InterruptedException {
        for (int i = 0; i < 25; i++) {
            lag("g" + i, i);
        }
        monitor.tick();
        see(Duration.ofMinutes(30));

        SummaryTable backlog = table(told(1), "Backlog, in records");
        assertThat(backlog.rows()).hasSize(10).first().isEqualTo(row("g24", 24, 24));
        assertThat(backlog.otherRows()).isEqualTo(15);
    }

    @Test
    void isDueAtATimeOfTheDayInAZoneOnSomeDays() {
        DailySummary summary = DailySummary.at(LocalTime.of(2, 30))
                .in(ZoneId.of("Europe/Berlin"))
                .on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);

        assertThat(summary.lastDue(Instant.parse("2026-03-28T12:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-23T01:30:00Z"));
        assertThat(summary.lastDue(Instant.parse("2026-03-29T12:00:00Z")))
                .as("clocks skip that time on that day")
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(summary.lastDue(Instant.parse("2026-10-25T00:30:00Z")))
                .as("clocks show that time twice on that day")
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(summary.dueBefore(Instant.parse("2026-10-25T00:30:00Z")))
                .isEqualTo(Instant.parse("2026-10-19T00:30:00Z"));
    }

    private static Notifier deaf() {
        return new Notifier() {
            @Override
            public String name() {
                return "pager";
            }

            @Override
            public Delivery send(Notification notification, DeliveryAttempt attempt) {
                return Delivery.delivered("");
            }
        };
    }

    private static void refused(DailySummary summary, String problem) {
        assertThatThrownBy(() -> KafkaMonitor.builder("test")
                        .collector(new FakeCollector("c", OPEN))
                        .notifier(deaf())
                        .notifier(new RecordingNotifier("people").telling("ann"))
                        .summary(summary)
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void isRefusedIfItCannotBeTold() {
        DailySummary summary = DailySummary.at(LocalTime.NOON);

        refused(summary.to("pager"), "'pager', which tells no summaries; name one of [people]");
        refused(summary.to("post"), "'post', which there is not; name one of [people]");
        refused(summary.to("people", "bob"), "'bob' of 'people', whom there is not; name some of [ann]");
        assertThatThrownBy(() -> KafkaMonitor.builder("test")
                        .collector(new FakeCollector("c", OPEN))
                        .notifier(deaf())
                        .summary(summary)
                        .build())
                .hasMessageContaining("goes to nobody");
        assertThatThrownBy(() -> summary.to("people").to("people")).hasMessageContaining("twice");
        assertThatThrownBy(summary::on).hasMessageContaining("on no day");
    }
}
