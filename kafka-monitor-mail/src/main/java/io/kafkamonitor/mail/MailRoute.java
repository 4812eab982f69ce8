package io.kafkamonitor.mail;

import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * What a notifier needs to send, made at its first mail: it asks for the name of this host and starts the thread that
 * watches deadlines.
 */
record MailRoute(MailComposer composer, SmtpSender sender, ScheduledThreadPoolExecutor timer) {

    static MailRoute open(
            SmtpServer server, Envelope envelope, Map<String, String> headers, ZoneId zone, String threadName) {
        var timer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        LocalHost host = LocalHost.lookUp();
        String configured = server.heloName();
        return new MailRoute(
                new MailComposer(envelope, headers, zone, host.name()),
                new SmtpSender(
                        server,
                        envelope.sender().getAddress(),
                        configured == null ? host.heloName() : configured,
                        timer),
                timer);
    }

    void close() {
        sender.abort();
        timer.shutdownNow();
    }
}
