package io.kafkamonitor.internal.kafka;

import io.kafkamonitor.localcluster.LocalCluster;
import java.util.Set;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What the brokers themselves say of their partitions, all together, by JMX. */
final class BrokerGauges {

    private BrokerGauges() {}

    static double underReplicated(LocalCluster cluster, Set<Integer> brokers) throws Exception {
        return sum(cluster, brokers, "UnderReplicatedPartitions");
    }

    static double underMinIsr(LocalCluster cluster, Set<Integer> brokers) throws Exception {
        return sum(cluster, brokers, "UnderMinIsrPartitionCount");
    }

    private static double sum(LocalCluster cluster, Set<Integer> brokers, String gauge) throws Exception {
        double sum = 0;
        for (int broker : brokers) {
            sum += read(cluster.jmxPort(broker), new ObjectName("kafka.server:type=ReplicaManager,name=" + gauge));
        }
        return sum;
    }

    @SuppressWarnings("BanJNDI") // the address is our own broker's
    private static double read(int port, ObjectName gauge) throws Exception {
        var url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
        try (var connector = JMXConnectorFactory.connect(url)) {
            return ((Number) connector.getMBeanServerConnection().getAttribute(gauge, "Value")).doubleValue();
        }
    }
}
