/**
 * The words of the monitor and the interfaces that collectors, rules and notifiers implement. Depends on nothing but
 * annotations.
 */
@org.jspecify.annotations.NullMarked
module io.kafkamonitor.api {
    requires static transitive org.jspecify;

    exports io.kafkamonitor.alert;
    exports io.kafkamonitor.bounds;
    exports io.kafkamonitor.collector;
    exports io.kafkamonitor.history;
    exports io.kafkamonitor.metric;
    exports io.kafkamonitor.notifier;
    exports io.kafkamonitor.plugin;
    exports io.kafkamonitor.rule;
    exports io.kafkamonitor.settings;
    exports io.kafkamonitor.state;
    exports io.kafkamonitor.time;

    // for the engine, whose automatic module can declare nothing: these bring the providers into a host's module graph
    uses io.kafkamonitor.collector.MetricCollector;
    uses io.kafkamonitor.notifier.Notifier;
    uses io.kafkamonitor.plugin.MonitorPlugin;
    uses io.kafkamonitor.rule.Rule;
}
