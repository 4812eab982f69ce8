package io.kafkamonitor.examples.demo;

import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.localmail.LocalMailServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings that a person would write for the demonstration's cluster and mail server. */
final class DemoSettings {

    private DemoSettings() {}

    static Map<String, String> of(LocalCluster cluster, LocalMailServer mail, Path state) {
        var settings = new TreeMap<String, String>();
        settings.put("monitor.name", "demo");
        settings.put("monitor.interval", "2s");
        settings.put("monitor.collect-deadline", "1m"); // a busy machine makes fewer cycles, none that fails
        settings.put("monitor.group-wait", "1s");
        settings.put("monitor.group-interval", "1ms"); // or many mails in a row would be joined
        settings.put("monitor.state", state.toString());
        settings.put("rules.recommended", "false"); // DemoRules instead
        settings.put("kafka.bootstrap.servers", cluster.bootstrapServers());
        settings.put("jmx.endpoints", jmxEndpoints(cluster));
        settings.put("smtp.host", mail.host());
        settings.put("smtp.port", Integer.toString(mail.port()));
        settings.put("smtp.security", "starttls");
        settings.put(
                "smtp.trustedCertificates", mail.certificates().authorityPem().toString());
        settings.put("smtp.username", Mailroom.USER);
        settings.put("smtp.password", Mailroom.PASSWORD);
        settings.put("smtp.from", "Kafka monitor <kafka-monitor@example.com>");
        settings.put("smtp.to", "ops@example.com");
        return settings;
    }

    private static String jmxEndpoints(LocalCluster cluster) {
        return cluster.brokerIds().stream()
                .sorted()
                .map(id -> id + "=127.0.0.1:" + cluster.jmxPort(id))
                .collect(Collectors.joining(","));
    }
}
