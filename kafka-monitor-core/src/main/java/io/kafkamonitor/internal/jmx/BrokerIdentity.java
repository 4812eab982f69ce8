package io.kafkamonitor.internal.jmx;

import static io.kafkamonitor.internal.jmx.BeanAttribute.objectName;

import io.kafkamonitor.jmx.JmxAddress;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.ObjectName;

/**
 * Whose MBeans those at the other end of a connection are. Every node of a cluster names itself by its id, so brokers
 * that share a host name and a mapped port can be told from each other.
 */
final class BrokerIdentity {

    private static final ObjectName NODES = objectName("kafka.server:type=app-info,*");
    private static final ObjectName REPLICAS = objectName("kafka.server:type=ReplicaManager,*");

    private BrokerIdentity() {}

    /**
     * Checks that it is the broker of an id; one round trip if it is.
     *
     * @throws WrongEndpointException if it is another one, or none
     */
    static void check(RemoteBeans beans, int broker, JmxAddress address) throws IOException {
        Set<String> ids = ids(beans);
        if (ids.contains(Integer.toString(broker))) {
            return;
        }
        boolean isBroker = !beans.names(REPLICAS).isEmpty();
        if (!ids.isEmpty()) {
            throw new WrongEndpointException("port " + address.port() + " at '" + address.host() + "' is "
                    + (isBroker ? "broker " : "the controller ") + String.join(" and ", ids) + ", not broker " + broker
                    + "; give each broker an address of its own in the JMX endpoints");
        }
        if (!isBroker) { // a broker that tells no id is taken at its word
            throw new WrongEndpointException("port " + address.port() + " at '" + address.host() + "' is a JVM without"
                    + " MBeans of Kafka: no broker, or one that has just started; check the address in the JMX"
                    + " endpoints");
        }
    }

    private static Set<String> ids(RemoteBeans beans) throws IOException {
        return beans.names(NODES).stream()
                .map(bean -> bean.getKeyProperty("id"))
                .filter(id -> id != null)
                .map(BrokerIdentity::unquoted)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String unquoted(String id) {
        return id.startsWith("\"") ? ObjectName.unquote(id) : id;
    }
}
