package io.kafkamonitor.examples.custom;

import static io.kafkamonitor.examples.custom.QueueDepthCollector.WAITING_JOBS;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.rules.recommended.KafkaRules;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An application with parts of its own, and with those that somebody drops on its class path. */
public final class CustomHost {

    private CustomHost() {}

    /** Runs until the process is ended; the argument is a list of brokers, as for any Kafka client. */
    public static void main(String[] arguments) throws InterruptedException {
        Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
        try (KafkaMonitor monitor = monitor(arguments[0], jobs)) {
            monitor.start();
            Thread.currentThread().join();
        }
    }

    /** Composes the monitor; nothing is opened before it is started. */
    static KafkaMonitor monitor(String brokers, Queue<Runnable> jobs) {
        return KafkaMonitor.builder("orders")
                .kafka(Map.of("bootstrap.servers", brokers))
                .collector(new QueueDepthCollector(jobs))
                .rules(KafkaRules.recommended())
                .rule(new LonelyGroupRule())
                .rule(rule("too-many-jobs")
                        .when(metric(WAITING_JOBS))
                        .isAbove(1_000)
                        .describedAs("{value} jobs wait")
                        .build())
                .notifier(new ConsoleNotifier(System.out))
                .discoverPlugins()
                .build();
    }
}
