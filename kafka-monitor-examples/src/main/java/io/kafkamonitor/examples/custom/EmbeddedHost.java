package io.kafkamonitor.examples.custom;

import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.mail.SmtpNotifier;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.KafkaRules;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An application that embeds the monitor, with parts of its own beside those that come with it. */
public final class EmbeddedHost {

    private static final Rule PAYMENTS = rule("payments-backlog")
            .when(metric(GroupMetrics.GROUP_LAG)
                    .where("topic", matching("payments-*"))
                    .sumBy("group", "topic"))
            .isAbove(10_000)
            .clearsBelow(8_000)
            .forAtLeast(Duration.ofMinutes(5))
            .severity(Severity.CRITICAL)
            .describedAs("{group} is {value} records behind on {topic}")
            .build();

    private EmbeddedHost() {}

    /** Runs until the process is ended; the argument is a list of brokers, as for any Kafka client. */
    public static void main(String[] arguments) throws InterruptedException {
        Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
        try (KafkaMonitor monitor = monitor(arguments[0], jobs)) {
            monitor.start(); // the monitor has threads of its own; the host goes about its business
            Thread.currentThread().join();
        }
    }

    /** Composes the monitor; nothing is opened before it is started. */
    static KafkaMonitor monitor(String bootstrapServers, Queue<Runnable> jobs) {
        return KafkaMonitor.builder("orders")
                .kafka(Map.of("bootstrap.servers", bootstrapServers))
                .jmx(JmxEndpoints.onPort(9999))
                .collector(new QueueDepthCollector(jobs))
                .rules(KafkaRules.recommended())
                .rule(PAYMENTS)
                .rule(new LonelyGroupRule())
                .rule(rule("too-many-jobs")
                        .when(metric(QueueDepthCollector.WAITING_JOBS))
                        .isAbove(1_000)
                        .describedAs("{value} jobs wait")
                        .build())
                .notifier(SmtpNotifier.builder("smtp.example.com")
                        .from("Kafka monitor <kafka@example.com>")
                        .to("ops@example.com")
                        .build())
                .notifier(new ConsoleNotifier(System.out))
                .discoverPlugins()
                .build();
    }
}
