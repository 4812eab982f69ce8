package io.kafkamonitor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationExceptionTest {

    @Test
    void saysOneProblemInOneLine() {
        var exception = new ConfigurationException(List.of("Setting 'host' is missing; give it a value"));

        assertThat(exception).hasMessage("Setting 'host' is missing; give it a value");
        assertThat(exception.problems()).containsExactly("Setting 'host' is missing; give it a value");
    }

    @Test
    void listsSeveralProblemsOneALine() {
        var exception = new ConfigurationException(List.of("one", "two"));

        assertThat(exception).hasMessage("2 problems:\n  - one\n  - two");
        assertThat(exception.problems()).containsExactly("one", "two");
    }

    @Test
    void needsAProblem() {
        assertThatThrownBy(() -> new ConfigurationException(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsItsProblemsWhenItTravels() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ConfigurationException(List.of("one", "two")));
        }

        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((ConfigurationException) in.readObject()).problems()).containsExactly("one", "two");
        }
    }
}
