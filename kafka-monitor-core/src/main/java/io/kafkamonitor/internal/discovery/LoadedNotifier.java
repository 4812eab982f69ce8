package io.kafkamonitor.internal.discovery;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.notifier.NotifierCheck;
import java.util.List;

/** A notifier that was discovered. */
record LoadedNotifier(Notifier part, ContextLoader context) implements Notifier, Loaded {

    @Override
    public String name() {
        return context.during(part::name);
    }

    @Override
    public List<String> audience() {
        return context.during(part::audience);
    }

    @Override
    public boolean tellsSummaries() {
        return context.during(part::tellsSummaries);
    }

    @Override
    public Delivery send(Notification notification, DeliveryAttempt attempt) throws Exception {
        return context.during(() -> part.send(notification, attempt));
    }

    @Override
    public NotifierCheck check() throws Exception {
        return context.during(part::check);
    }

    @Override
    public void close() {
        context.during(() -> {
            part.close();
            return part;
        });
    }

    @Override
    public String toString() {
        return context.during(part::toString);
    }
}
