package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class LocalHostTest {

    @Test
    void introducesItselfByItsFullName() throws Exception {
        LocalHost host = LocalHost.of("app-1", "app-1.example.com", InetAddress.getByName("10.0.0.7"));

        assertThat(host.heloName()).isEqualTo("app-1.example.com");
        assertThat(host.name()).isEqualTo("app-1");
    }

    @Test
    void introducesItselfByItsAddressWithoutAFullName() throws Exception {
        InetAddress address = InetAddress.getByName("10.0.0.7");

        assertThat(LocalHost.of("localhost", "localhost", address).heloName()).isEqualTo("[10.0.0.7]");
        assertThat(LocalHost.of("my_app", "my_app.example.com", address).heloName())
                .isEqualTo("[10.0.0.7]");
        assertThat(LocalHost.of("x", "10.0.0.7", address).heloName()).isEqualTo("[10.0.0.7]");
        assertThat(LocalHost.of("x", "x", InetAddress.getByName("fe80::1")).heloName())
                .startsWith("[IPv6:fe80:");
    }
}
