package io.kafkamonitor.logging;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.notifier.Summary;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells by the log of the host: one line for each alert that fires, grows worse, follows from another, still fires when
 * people are reminded, or is over.
 *
 * <p>Critical alerts are logged as errors, others as warnings, what is over as information, all to the logger named
 * after this class. Delivery never fails.
 */
public final class LogNotifier implements Notifier {

    private static final Logger logger = LoggerFactory.getLogger(LogNotifier.class);

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private LogNotifier() {}

    /** A notifier named {@code log}. */
    public static LogNotifier create() {
        return new LogNotifier();
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public boolean tellsSummaries() {
        return true;
    }

    @Override
    public Delivery send(Notification notification, DeliveryAttempt attempt) {
        notification.summary().ifPresent(summary -> logSummary(notification, summary));
        notification.fired().forEach(alert -> logFiring(notification, "fires", alert));
        notification.changed().forEach(alert -> logFiring(notification, "is worse", alert));
        notification.resolved().forEach(alert -> logOver(notification, alert));
        if (notification.isReminder()) {
            notification.ongoing().forEach(alert -> logFiring(notification, "still fires", alert));
        }
        notification.consequences().forEach(alert -> logConsequence(notification, alert));
        return Delivery.delivered("");
    }

    private static void logSummary(Notification notification, Summary summary) {
        logger.info(
                "{}: since {} {} alerts fired; {} fire now, and {} silences keep some from being told",
                notification.monitor(),
                summary.since(),
                summary.fired().size() + summary.otherFired(),
                notification.ongoing().size(),
                summary.silenced().size());
    }

    private static void logFiring(Notification notification, String what, Alert alert) {
        if (alert.severity() == Severity.CRITICAL) {
            logger.error("{}: {} {}: {}", notification.monitor(), alert.rule(), what, oneLine(alert));
        } else {
            logger.warn("{}: {} {}: {}", notification.monitor(), alert.rule(), what, oneLine(alert));
        }
    }

    private static void logOver(Notification notification, Alert alert) {
        String how = alert.resolution().map(Resolution::text).orElse("over");
        logger.info(
                "{}: {} is over ({}): {}; it was: {}",
                notification.monitor(),
                alert.rule(),
                how,
                alert.subject(),
                oneLine(alert));
    }

    private static void logConsequence(Notification notification, Alert alert) {
        switch (alert.state()) {
            case PENDING ->
                logger.info(
                        "{}: {} is about to follow from that: {}",
                        notification.monitor(),
                        alert.rule(),
                        oneLine(alert));
            case FIRING, RECOVERING -> logFiring(notification, "follows from that", alert);
            case RESOLVED -> logOver(notification, alert);
        }
    }

    /** The names of groups and topics of others are in the summary; none of them may forge a line. */
    private static String oneLine(Alert alert) {
        String flapping = alert.flapping().isPresent()
                ? " (flaps: fired " + alert.flapping().getAsInt() + " times within an hour)"
                : "";
        String host = alert.hostLabels().size() == 0 ? "" : " {" + alert.hostLabels() + "}";
        return CONTROL.matcher(alert.summary() + flapping + host).replaceAll(" ");
    }
}
