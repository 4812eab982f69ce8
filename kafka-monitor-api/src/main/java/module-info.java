/**
 * The words of the monitor and the interfaces that collectors, rules and notifiers implement. Depends on nothing but
 * annotations.
 */
@org.jspecify.annotations.NullMarked
module io.kafkamonitor.api {
    requires static transitive org.jspecify;

    exports io.kafkamonitor.alert;
    exports io.kafkamonitor.collector;
    exports io.kafkamonitor.metric;
    exports io.kafkamonitor.notifier;
    exports io.kafkamonitor.plugin;
    exports io.kafkamonitor.rule;
    exports io.kafkamonitor.settings;
    exports io.kafkamonitor.time;
}
