package io.kafkamonitor.localcluster;

import java.io.IOException;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads one MBean of a broker over its JMX port. */
final class BrokerJmx {

    /** What {@link #brokerState} gives for a broker that serves its clients. */
    static final int RUNNING = 3;

    private BrokerJmx() {}

    @SuppressWarnings("BanJNDI") // the address is our own broker's
    static int brokerState(int port, Map<String, ?> environment) throws IOException, JMException {
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
        try (JMXConnector connector = JMXConnectorFactory.connect(url, environment)) {
            Object value = connector
                    .getMBeanServerConnection()
                    .getAttribute(new ObjectName("kafka.server:type=KafkaServer,name=BrokerState"), "Value");
            return ((Number) value).intValue();
        }
    }
}
