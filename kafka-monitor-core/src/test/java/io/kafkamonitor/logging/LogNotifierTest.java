package io.kafkamonitor.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.NotificationBuilder;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.NotifierContract;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogNotifierTest implements NotifierContract {

    @Override
    public Notifier createNotifier() {
        return LogNotifier.create();
    }

    @Test
    void writesOneLineForAnAlertWhateverItIsAbout() {
        Alert alert = Alert.builder("id", "backlog", Labels.EMPTY)
                .state(AlertState.FIRING)
                .severity(Severity.CRITICAL)
                .summary("group x\nERROR all is well is behind")
                .since(ManualClock.START)
                .build();

        String log = logged(Notification.builder("1", "orders", "backlog")
                .time(ManualClock.START)
                .fired(List.of(alert))
                .build());

        assertThat(log.strip().lines()).hasSize(1);
        assertThat(log).contains("ERROR").contains("orders: backlog fires: group x ERROR all is well is behind");
    }

    @Test
    void saysWhatIsOverWithoutSayingThatItIsSo() {
        assertThat(logged(notification().resolved(List.of(over())).build()))
                .contains("INFO")
                .contains("orders: backlog is over (recovered): group=billing; it was: billing is behind");
    }

    @Test
    void remindsOfWhatStillFiresButOnlyIfThereAreNoNews() {
        Alert still = firing().toBuilder()
                .flapping(5)
                .hostLabels(Labels.of("owner", "ann"))
                .build();

        assertThat(logged(notification().ongoing(List.of(still)).build()))
                .contains("orders: backlog still fires: billing is behind"
                        + " (flaps: fired 5 times within an hour) {owner=ann}");
        assertThat(logged(notification()
                                .resolved(List.of(over()))
                                .ongoing(List.of(still))
                                .build())
                        .strip()
                        .lines())
                .hasSize(1);
    }

    @Test
    void saysWhatFollowsFromWhatFires() {
        String log = logged(notification()
                .fired(List.of(firing()))
                .consequences(List.of(firing(), over()))
                .build());

        assertThat(log.strip().lines()).hasSize(3);
        assertThat(log)
                .contains("orders: backlog fires: billing is behind")
                .contains("orders: backlog follows from that: billing is behind")
                .contains("orders: backlog is over (recovered)");
    }

    @Test
    void doesNotSayThatItFiresOfWhatIsAboutToFollow() {
        Alert pending = firing().toBuilder().state(AlertState.PENDING).build();

        String log = logged(notification()
                .fired(List.of(firing()))
                .consequences(List.of(pending))
                .build());

        assertThat(log).contains("INFO").contains("orders: backlog is about to follow from that: billing is behind");
    }

    private static NotificationBuilder notification() {
        return Notification.builder("1", "orders", "backlog").time(ManualClock.START);
    }

    private static Alert firing() {
        return Alert.builder("id", "backlog", Labels.of("group", "billing"))
                .state(AlertState.FIRING)
                .summary("billing is behind")
                .since(ManualClock.START)
                .build();
    }

    private static Alert over() {
        return firing().toBuilder()
                .state(AlertState.RESOLVED)
                .resolved(ManualClock.START, Resolution.RECOVERED)
                .build();
    }

    /** What the simple logger of the tests writes to the standard error stream meanwhile. */
    private static String logged(Notification notification) {
        PrintStream before = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            LogNotifier.create().send(notification, DeliveryAttempt.to(List.of("log")));
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
