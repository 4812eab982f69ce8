package io.kafkamonitor.examples.custom;

import static io.kafkamonitor.alert.Severity.CRITICAL;
import static io.kafkamonitor.examples.custom.QueueDepthCollector.WAITING_JOBS;
import static io.kafkamonitor.rules.Rules.matching;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.KafkaMonitorBuilder;
import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.summary.DailySummary;
import io.kafkamonitor.summary.Glance;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.MaintenanceWindow;
import io.kafkamonitor.telling.Route;
import io.kafkamonitor.telling.Silence;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Function;

/** A host that tells those whom it concerns, and nobody when nobody wants to hear. */
public final class ConsiderateHost {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private ConsiderateHost() {}

    /** Says who is told of what, given who owns what an alert is about. */
    public static void tellWhomItConcerns(KafkaMonitorBuilder builder, Function<Labels, String> owners) {
        builder.hostLabels(alert -> Labels.of("owner", owners.apply(alert.subject())))
                .route(Route.to("mail")
                        .recipients("payments@example.com")
                        .of(AlertSelection.all().where("owner", "payments")))
                .route(Route.to("pager")
                        .of(AlertSelection.all().atLeast(CRITICAL))
                        .remindingEvery(ofMinutes(30), ofHours(4)))
                .maintenance(MaintenanceWindow.weekly(BERLIN, LocalTime.of(2, 0), LocalTime.of(4, 0), SUNDAY)
                        .of(AlertSelection.all().ofRule(matching("broker-*")))
                        .because("patches"))
                .cause(Cause.rule("rack-down").explains("broker-down").whereEqual("rack"));
    }

    /** Tells how the cluster was each morning, and some people at set times only. */
    public static void tellWhenItSuits(KafkaMonitorBuilder builder) {
        builder.summary(DailySummary.at(LocalTime.of(8, 0))
                        .in(BERLIN)
                        .to("mail")
                        .showing(Glance.of("Queues")
                                .most("at most", WAITING_JOBS)
                                .now("now", WAITING_JOBS)))
                .route(Route.to("mail")
                        .recipients("planning@example.com")
                        .inDigestsAt(BERLIN, LocalTime.of(9, 0), LocalTime.of(16, 0)));
    }

    /** Keeps quiet until tomorrow what a test does, and says who takes care of an alert. */
    public static void keepQuiet(KafkaMonitor monitor, Alert alert, Instant tomorrow) {
        monitor.silence(Silence.of(AlertSelection.all().where("topic", matching("test-*")))
                .by("ann")
                .because("load test")
                .until(tomorrow));
        monitor.acknowledge(alert.incident(), "bob", "new disks are on the way");
    }
}
