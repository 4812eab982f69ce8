package io.kafkamonitor.localcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ReservedPortsTest {

    @Test
    void aServerListensOnAReservedPort() throws IOException {
        try (ReservedPorts ports = new ReservedPorts();
                ServerSocket server = new ServerSocket(ports.next(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(server.isBound()).isTrue();
        }
    }

    @Test
    void aReservedPortRefusesConnections() {
        try (ReservedPorts ports = new ReservedPorts()) {
            int port = ports.next();

            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux lets a socket hold a port for another one")
    void nobodyElseIsGivenAReservedPort() throws IOException {
        try (ReservedPorts ports = new ReservedPorts();
                Socket client = new Socket()) {
            int port = ports.next();

            assertThatThrownBy(() -> client.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                    .hasMessageContaining("already in use");
        }
    }
}
