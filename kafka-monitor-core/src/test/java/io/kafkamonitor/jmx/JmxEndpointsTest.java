package io.kafkamonitor.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmxEndpointsTest {

    @Test
    void takesTheHostOfTheBrokerWhereOnlyAPortIsGiven() {
        assertThat(JmxEndpoints.onPort(9999).addressOf(3, "broker-3")).contains(new JmxAddress("broker-3", 9999));
    }

    @Test
    void takesTheAddressThatWasGivenForTheBroker() {
        JmxEndpoints endpoints = JmxEndpoints.of(Map.of(3, "[::1]:9003", 4, "jmx-4.example.com:9004"));

        assertThat(endpoints.addressOf(3, "broker-3")).contains(new JmxAddress("::1", 9003));
        assertThat(endpoints.addressOf(5, "broker-5")).isEmpty();
    }

    @Test
    void staysAsItIsWhenMoreIsSaid() {
        JmxEndpoints plain = JmxEndpoints.onPort(9999);

        JmxEndpoints protectedOnes =
                plain.credentials("monitor", () -> "secret").tls();

        assertThat(plain.login()).isEmpty();
        assertThat(plain.connectorTls()).isEmpty();
        assertThat(protectedOnes.login().map(it -> it[1])).contains("secret");
        assertThat(protectedOnes.connectorTls()).isPresent();
        assertThat(protectedOnes.registryTls()).isPresent();
        assertThat(protectedOnes.plainRegistry().registryTls()).isEqualTo(Optional.empty());
        assertThat(protectedOnes.plainRegistry().connectorTls()).isPresent();
    }

    @Test
    void doesNotPrintThePassword() {
        JmxEndpoints endpoints =
                JmxEndpoints.onPort(9999).credentials("monitor", () -> "secret").tls();

        assertThat(endpoints).hasToString("port 9999 of every broker as 'monitor' with TLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker-1", "broker-1:", "broker-1:jmx", ":9999", "broker-1:0", "broker-1:65536", ""})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> JmxEndpoints.of(Map.of(1, text))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesOneAddressForTwoBrokers() {
        assertThatThrownBy(() -> JmxEndpoints.of(Map.of(1, "broker:9999", 3, "broker:9999")))
                .hasMessage("'broker:9999' is given for broker 1 and for broker 3; each has a JMX port of its own");
    }

    @Test
    void refusesNoAddressAtAllAndAPortThatIsNone() {
        assertThatThrownBy(() -> JmxEndpoints.of(Map.of())).hasMessageContaining("onPort()");
        assertThatThrownBy(() -> JmxEndpoints.onPort(0)).hasMessageContaining("'0' is not a JMX port");
    }
}
