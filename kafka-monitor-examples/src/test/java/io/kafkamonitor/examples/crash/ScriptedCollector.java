package io.kafkamonitor.examples.crash;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Writes what a script says of this moment. */
final class ScriptedCollector implements MetricCollector {

    /** One for each rule. */
    static final List<Metric> METRICS = Stream.of("first", "second", "third")
            .map(rule -> Metric.gauge("crash." + rule, Unit.COUNT, "1 while it is breached.", "subject"))
            .toList();

    private final Script script;
    private final Map<String, Integer> lasting;
    private final LongSupplier time;

    /** @param lasting values of subjects that stay as they are for the life of the process; their names begin with a rule */
    ScriptedCollector(Script script, Map<String, Integer> lasting, LongSupplier time) {
        this.script = script;
        this.lasting = lasting;
        this.time = time;
    }

    @Override
    public String name() {
        return "script";
    }

    @Override
    public List<Metric> metrics() {
        return METRICS;
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) {
        long now = time.getAsLong();
        for (int rule = 0; rule < METRICS.size(); rule++) {
            write(METRICS.get(rule), script.valuesAt(now, rule), sink);
        }
        lasting.forEach((subject, value) ->
                write(METRICS.get(Character.digit(subject.charAt(0), 10)), Map.of(subject, value), sink));
    }

    private static void write(Metric metric, Map<String, Integer> values, SampleSink sink) {
        values.forEach((subject, value) -> sink.record(metric, Labels.of("subject", subject), value));
    }
}
