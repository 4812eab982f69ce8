package io.kafkamonitor.examples.custom;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import java.io.PrintStream;

/** Tells whoever watches a console. */
public final class ConsoleNotifier implements Notifier {

    private final PrintStream console;

    /** A notifier that writes to a stream, and does not close it. */
    public ConsoleNotifier(PrintStream console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public Delivery send(Notification notification, DeliveryAttempt attempt) {
        notification.fired().forEach(alert -> console.println("NEW   " + alert.summary()));
        notification.changed().forEach(alert -> console.println("WORSE " + alert.summary()));
        notification.resolved().forEach(alert -> console.println("OVER  " + alert.summary()));
        notification.ongoing().forEach(alert -> console.println("STILL " + alert.summary()));
        notification.consequences().forEach(alert -> console.println("      " + alert.summary()));
        return console.checkError() ? Delivery.transientFailure("The console is gone") : Delivery.delivered("");
    }
}
