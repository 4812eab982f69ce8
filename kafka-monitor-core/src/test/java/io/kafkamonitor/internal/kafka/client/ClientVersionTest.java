package io.kafkamonitor.internal.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;

class ClientVersionTest {

    @Test
    void theClientThatTheMonitorIsBuiltWithIsWhole() throws Exception {
        assertThat(ClientVersion.problem()).isEmpty();
        assertThat(new ClientVersion(getClass().getClassLoader()).number()).matches("4\\.\\d+\\.\\d+.*");
    }

    @Test
    void aClientThatDoesNotSayItsVersionIsJudgedByWhatItCanDo() {
        ClassLoader stripped = new ByteBuddy()
                .makeInterface()
                .name("org.apache.kafka.clients.admin.Admin")
                .make()
                .load(ClassLoader.getPlatformClassLoader())
                .getLoaded()
                .getClassLoader();

        assertThat(new ClientVersion(stripped).whyRefused())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("kafka-clients of an unknown version is too old")
                        .contains("it has no Admin.listGroups()")
                        .contains("4.0.0 or newer", "'kafka.version'"));
    }

    @Test
    void aMissingClientIsNamedWithTheArtefactToAdd() {
        var version = new ClientVersion(ClassLoader.getPlatformClassLoader());

        assertThat(version.whyRefused())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("kafka-clients, which is not on the class path")
                        .contains("org.apache.kafka:kafka-clients in version 4.0.0 or newer"));
    }
}
