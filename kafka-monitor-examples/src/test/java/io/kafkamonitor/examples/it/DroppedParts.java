package io.kafkamonitor.examples.it;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;

/** A jar with a collector, a rule that judges what that collects, and a notifier that writes what it is told to a file. */
final class DroppedParts {

    /** The system property with the file that the notifier appends to. */
    static final String FILE = "dropped.file";

    private static final String COLLECTOR = """
            package dropped;
            import io.kafkamonitor.collector.*;
            import io.kafkamonitor.metric.*;
            import java.util.List;
            public class QueueCollector implements MetricCollector {
                static final Metric DEPTH = Metric.gauge("dropped.queue.depth", Unit.COUNT, "Depth.", "queue");
                public String name() { return "dropped-collector"; }
                public List<Metric> metrics() { return List.of(DEPTH); }
                public void collect(CollectContext context, SampleSink sink) {
                    sink.record(DEPTH, Labels.of("queue", "parcels"), 4711);
                }
            }
            """;

    private static final String RULE = """
            package dropped;
            import io.kafkamonitor.alert.Severity;
            import io.kafkamonitor.metric.*;
            import io.kafkamonitor.rule.*;
            import java.util.*;
            public class DepthRule implements Rule {
                public String name() { return "dropped-rule"; }
                public Severity severity() { return Severity.CRITICAL; }
                public Set<Metric> metrics() { return Set.of(QueueCollector.DEPTH); }
                public List<Finding> evaluate(Evaluation evaluation) {
                    Column depths = evaluation.snapshot().column(QueueCollector.DEPTH);
                    var findings = new ArrayList<Finding>();
                    for (int i = 0; i < depths.size(); i++) {
                        String text = depths.labels(i).value("queue") + " is " + (int) depths.value(i) + " deep";
                        findings.add(Finding.breached(depths.labels(i)).saying(text));
                    }
                    return findings;
                }
            }
            """;

    private static final String NOTIFIER = """
            package dropped;
            import io.kafkamonitor.notifier.*;
            import java.nio.file.*;
            import java.util.List;
            public class FileNotifier implements Notifier {
                public String name() { return "dropped-notifier"; }
                public Delivery send(Notification notification, DeliveryAttempt attempt) throws Exception {
                    Path file = Path.of(System.getProperty("dropped.file"));
                    for (var alert : notification.fired()) {
                        Files.write(file, List.of(alert.summary()), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    }
                    return Delivery.delivered("");
                }
            }
            """;

    private DroppedParts() {}

    /** The jar, in a directory. */
    static Path jar(Path directory) throws IOException {
        return new PluginJar(directory, "parts.jar")
                .source("QueueCollector", COLLECTOR)
                .source("DepthRule", RULE)
                .source("FileNotifier", NOTIFIER)
                .service(MetricCollector.class, "dropped.QueueCollector")
                .service(Rule.class, "dropped.DepthRule")
                .service(Notifier.class, "dropped.FileNotifier")
                .create();
    }
}
