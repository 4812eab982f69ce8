package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.jmx.JmxAddress;
import org.jspecify.annotations.Nullable;

/**
 * Which door of a broker's JMX is being knocked at: one after the other the registry, the RMI port that it leads to, and
 * the MBeans behind that.
 *
 * @param registry where the JMX port is, as it was given
 * @param rmi where the calls go, once the registry has told; the port may be another one
 */
record JmxPlace(Step step, JmxAddress registry, @Nullable JmxAddress rmi) {

    enum Step {
        REGISTRY,
        LOGIN,
        BEANS
    }

    static JmxPlace registry(JmxAddress address) {
        return new JmxPlace(Step.REGISTRY, address, null);
    }

    /** Where the registry leads to. */
    JmxPlace login(JmxAddress at) {
        return new JmxPlace(Step.LOGIN, registry, at);
    }

    JmxPlace beans() {
        return new JmxPlace(Step.BEANS, registry, rmi);
    }

    boolean isRegistry() {
        return step == Step.REGISTRY;
    }

    /** As in a sentence: {@code the RMI port 'broker-1:44444', to which the registry at 'broker-1:9999' leads}. */
    @Override
    public String toString() {
        if (rmi == null) {
            return "the RMI registry at '" + registry + "'";
        }
        return rmi.equals(registry)
                ? "JMX at '" + rmi + "'"
                : "the RMI port '" + rmi + "', to which the registry at '" + registry + "' leads,";
    }
}
