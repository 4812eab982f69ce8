package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.testing.MonitorPluginContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersPluginTest implements MonitorPluginContract {

    @TempDir
    private Path directory;

    @Override
    public MonitorPlugin createPlugin() {
        return new OrdersPlugin();
    }

    @Override
    public Map<String, String> rightSettings() {
        return Map.of("directory", directory.toString(), "screen", "screen.txt", "most", "3");
    }

    @Override
    public Map<String, String> wrongSettings() {
        return Map.of("most", "many");
    }

    /** Nothing of the plug-in is named here: the monitor finds it on the class path. */
    @Test
    void takesPartInAMonitorThatDiscoversIt() throws Exception {
        Path screen = directory.resolve("screen.txt");
        Path warehouse = Files.createDirectories(directory.resolve("orders").resolve("berlin"));
        Files.createFile(warehouse.resolve("order-1"));
        Map<String, String> settings = Map.of(
                "orders.directory", directory.resolve("orders").toString(),
                "orders.screen", screen.toString(),
                "orders.most", "0");

        try (KafkaMonitor monitor = KafkaMonitor.builder("orders")
                .groupWait(Duration.ZERO)
                .settings(settings)
                .discoverPlugins()
                .build()) {
            monitor.tick();

            assertThat(monitor.alerts()).extracting(Alert::rule).containsExactly("too-many-orders");
        } // closing delivers what is on its way

        assertThat(screen).hasContent("NEW  Warehouse berlin has 1 open orders");
    }
}
