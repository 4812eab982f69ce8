package io.kafkamonitor.examples.custom;

import static io.kafkamonitor.alert.Severity.CRITICAL;
import static io.kafkamonitor.kafka.GroupMetrics.GROUP_LAG;
import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.mail.SmtpNotifier;
import io.kafkamonitor.rules.recommended.KafkaRules;
import java.util.Map;

/** An application that embeds the monitor with what comes with it. */
public final class EmbeddedHost {

    private EmbeddedHost() {}

    /** Runs until the process is ended; the arguments are brokers, as for any Kafka client, and the mail's password. */
    public static void main(String[] arguments) {
        monitorDuring(EmbeddedHost::work, arguments[0], arguments[1]);
    }

    /** Monitors, on threads of the monitor's own, for as long as the host goes about its business. */
    static void monitorDuring(Runnable business, String brokers, String password) {
        try (KafkaMonitor monitor = KafkaMonitor.builder("orders")
                .kafka(Map.of("bootstrap.servers", brokers))
                .jmx(JmxEndpoints.onPort(9999))
                .rules(KafkaRules.recommended())
                .rule(rule("payments-backlog")
                        .when(metric(GROUP_LAG)
                                .where("topic", matching("payments-*"))
                                .sumBy("group", "topic"))
                        .isAbove(10_000)
                        .clearsBelow(8_000)
                        .forAtLeast(ofMinutes(5))
                        .severity(CRITICAL)
                        .describedAs("{group} is {value} behind on {topic}")
                        .build())
                .notifier(SmtpNotifier.builder("smtp.example.com")
                        .login("monitor", password)
                        .from("kafka@example.com")
                        .to("oncall@example.com")
                        .build())
                .build()) {
            monitor.start();
            business.run();
        }
    }

    private static void work() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
