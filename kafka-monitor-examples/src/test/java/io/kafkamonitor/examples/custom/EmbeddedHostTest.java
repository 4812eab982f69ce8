package io.kafkamonitor.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedHostTest {

    @Test
    void goesAboutItsBusinessWhileItIsMonitored() {
        List<String> done = new ArrayList<>();

        EmbeddedHost.monitorDuring(() -> done.add("business"), "127.0.0.1:1", "secret");

        assertThat(done).containsExactly("business");
    }
}
