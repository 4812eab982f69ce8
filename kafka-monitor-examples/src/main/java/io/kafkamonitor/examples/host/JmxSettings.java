package io.kafkamonitor.examples.host;

import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Where the brokers' JMX ports are, as the settings say. */
final class JmxSettings {

    private final Settings settings;

    private JmxSettings(Settings settings) {
        this.settings = settings;
    }

    /** Empty if no setting begins with {@code jmx.}; the load of the brokers is not read then. */
    static Optional<JmxEndpoints> read(Settings settings) {
        return settings.section("jmx").isEmpty() ? Optional.empty() : new JmxSettings(settings).read();
    }

    private Optional<JmxEndpoints> read() {
        Optional<JmxEndpoints> place = place();
        UnaryOperator<JmxEndpoints> login = login();
        boolean tls = settings.flag("jmx.tls", false);
        return place.map(login).map(endpoints -> tls ? endpoints.tls() : endpoints);
    }

    private Optional<JmxEndpoints> place() {
        Map<Integer, String> addresses = addresses();
        int port = settings.integer("jmx.port", 0, 1, 65_535);
        if (settings.text("jmx.port").isPresent()
                != settings.list("jmx.endpoints").isEmpty()) {
            settings.problem("Give one of the settings 'jmx.port' and 'jmx.endpoints': the port of all brokers, or the"
                    + " address of each");
            return Optional.empty();
        }
        if (port == 0 && addresses.isEmpty()) {
            return Optional.empty(); // what is wrong is noted already
        }
        return port == 0 ? endpoints(addresses) : Optional.of(JmxEndpoints.onPort(port));
    }

    /** Empty, and a problem, for addresses that are none. */
    private Optional<JmxEndpoints> endpoints(Map<Integer, String> addresses) {
        try {
            return Optional.of(JmxEndpoints.of(addresses));
        } catch (IllegalArgumentException e) {
            settings.problem("Setting 'jmx.endpoints': " + e.getMessage());
            return Optional.empty();
        }
    }

    private Map<Integer, String> addresses() {
        var addresses = new TreeMap<Integer, String>();
        for (String entry : settings.list("jmx.endpoints")) {
            String[] parts = entry.split("=", 2);
            try {
                put(addresses, Integer.parseInt(parts[0].strip()), parts[1].strip());
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                settings.problem("Setting 'jmx.endpoints' has '" + entry + "'; give a broker's id and address, like"
                        + " 1=broker-1:9999");
            }
        }
        return addresses;
    }

    private void put(Map<Integer, String> addresses, int broker, String address) {
        String before = addresses.putIfAbsent(broker, address);
        if (before != null) {
            settings.problem("Setting 'jmx.endpoints' has broker " + broker + " twice, at '" + before + "' and at '"
                    + address + "'; leave one of them");
        }
        if (broker < 0) {
            settings.problem("Setting 'jmx.endpoints' has broker " + broker + "; the id of a broker is not negative");
        }
        endpoints(Map.of(broker, address));
    }

    private UnaryOperator<JmxEndpoints> login() {
        Optional<String> user = settings.text("jmx.user");
        Optional<String> password = settings.text("jmx.password");
        if (user.isPresent() != password.isPresent()) {
            settings.problem("Only one of the settings 'jmx.user' and 'jmx.password' is there; give both or none");
        }
        if (user.isEmpty() || password.isEmpty()) {
            return UnaryOperator.identity();
        }
        return endpoints -> endpoints.credentials(user.get(), password::get);
    }
}
