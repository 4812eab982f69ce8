package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.KafkaMonitorBuilder;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.examples.benchmark.AlertLoad.MovingRule;
import io.kafkamonitor.localcluster.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A monitor of made-up rules with three notifiers, driven cycle by cycle. Used by one thread. */
final class AlertMonitor implements AutoCloseable {

    private static final Duration AMPLE = Duration.ofMinutes(10);

    /** Between two messages, so that nobody has to wait long for all of them. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final AlertLoad load;
    private final List<MovingRule> rules;
    private final List<CountingNotifier> notifiers =
            Stream.of("mail", "chat", "pager").map(CountingNotifier::new).toList();
    private final HurriedClock clock = new HurriedClock();
    private final KafkaMonitor monitor;
    private int changes;

    /** A monitor that remembers in a directory; or nowhere without one. */
    AlertMonitor(AlertLoad load, @Nullable Path directory) throws Exception {
        this.load = load;
        this.rules = load.create();
        KafkaMonitorBuilder builder =
                KafkaMonitor.builder("benchmark").rules(rules).timeSource(clock).groupInterval(SOON);
        notifiers.forEach(builder::notifier);
        if (directory != null) {
            builder.remembering(directory);
        }
        this.monitor = builder.build();
        tick();
        settle();
    }

    /** One cycle. */
    void tick() throws InterruptedException {
        monitor.tick();
    }

    /** Lets alerts begin and others end in the next cycle. */
    void change() throws Exception {
        settle();
        rules.forEach(MovingRule::change);
        changes++;
    }

    /** Waits until everybody was told of everything, so that nothing goes on beside what is measured. */
    void settle() throws Exception {
        int ends = changes * load.moved();
        int beginnings = load.alerts() + ends;
        clock.hurry();
        Await.until("the notifiers to be told", AMPLE, () -> {
            tick();
            return notifiers.stream().allMatch(notifier -> notifier.wasToldOf(beginnings, ends));
        });
        tick(); // after those who note that somebody was told
        Expected.count("alerts", load.alerts(), firing());
    }

    private long firing() {
        return monitor.alerts().stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .count();
    }

    @Override
    public void close() {
        monitor.close();
    }
}
