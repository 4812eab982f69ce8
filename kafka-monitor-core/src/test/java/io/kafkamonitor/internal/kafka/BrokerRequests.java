package io.kafkamonitor.internal.kafka;

import io.kafkamonitor.localcluster.LocalCluster;
import java.util.Map;
import java.util.TreeMap;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** How many requests of each kind a broker has taken, by its own count, whoever sent them. */
final class BrokerRequests {

    private static final String METERS = "kafka.network:type=RequestMetrics,name=RequestsPerSec,*";

    private final Map<String, Long> counts;

    private BrokerRequests(Map<String, Long> counts) {
        this.counts = counts;
    }

    @SuppressWarnings("BanJNDI") // the address is our own broker's
    static BrokerRequests of(LocalCluster cluster, int broker) throws Exception {
        var url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + cluster.jmxPort(broker) + "/jmxrmi");
        var counts = new TreeMap<String, Long>();
        try (var connector = JMXConnectorFactory.connect(url)) {
            var beans = connector.getMBeanServerConnection();
            for (ObjectName meter : beans.queryNames(new ObjectName(METERS), null)) {
                long count = ((Number) beans.getAttribute(meter, "Count")).longValue();
                counts.merge(meter.getKeyProperty("request"), count, Long::sum);
            }
        }
        return new BrokerRequests(counts);
    }

    long since(BrokerRequests earlier, String request) {
        return counts.getOrDefault(request, 0L) - earlier.counts.getOrDefault(request, 0L);
    }
}
