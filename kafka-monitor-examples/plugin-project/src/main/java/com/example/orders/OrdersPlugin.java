package com.example.orders;

import io.kafkamonitor.plugin.Composition;
import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.settings.Settings;
import java.nio.file.Path;

/**
 * Adds the collector, the rule and the notifier if there are settings that begin with {@code orders.}: {@code
 * orders.directory} and {@code orders.screen}, both required, and {@code orders.most}, 100 if it is not there.
 */
public final class OrdersPlugin implements MonitorPlugin {

    /** For {@code ServiceLoader}. */
    public OrdersPlugin() {}

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public void contribute(Composition composition, Settings settings) {
        if (settings.isEmpty()) {
            return;
        }
        Path directory = Path.of(settings.required("directory"));
        Path screen = Path.of(settings.required("screen"));
        int most = settings.integer("most", 100, 0, 1_000_000);
        composition
                .collector(new OrderCollector(new DirectoryOrderBook(directory)))
                .rule(new TooManyOrdersRule(most))
                .notifier(new FileNotifier(screen));
    }
}
