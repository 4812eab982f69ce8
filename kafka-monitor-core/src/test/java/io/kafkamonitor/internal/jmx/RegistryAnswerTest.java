package io.kafkamonitor.internal.jmx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.jmx.JmxAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryAnswerTest {

    private final RegistryAnswer answer = new RegistryAnswer();

    @Test
    void tellsWhereAStubLeadsToInBothForms() throws IOException {
        assertThat(heard(reference("UnicastRef", "broker-1", 44_444))).contains(new JmxAddress("broker-1", 44_444));
        assertThat(new RegistryAnswerTest().heard(reference("UnicastRef2\0", "10.0.0.7", 1)))
                .contains(new JmxAddress("10.0.0.7", 1));
    }

    @Test
    void tellsNothingOfAnAnswerThatIsCutShortOrSomethingElse() throws IOException {
        byte[] whole = reference("UnicastRef", "broker-1", 44_444);
        for (int length = 0; length < whole.length; length++) {
            assertThat(new RegistryAnswerTest().heard(Arrays.copyOf(whole, length)))
                    .isEmpty();
        }
        assertThat(new RegistryAnswerTest().heard(reference("UnicastRef", "", 44_444)))
                .isEmpty();
        assertThat(new RegistryAnswerTest().heard("HTTP/1.1 400".getBytes(US_ASCII)))
                .isEmpty();
    }

    @Test
    void keepsLittleOfAnAnswerThatNeverEnds() throws IOException {
        assertThat(heard(new byte[1_000_000])).isEmpty();
        assertThat(heard(reference("UnicastRef", "broker-1", 44_444))).isEmpty();
    }

    private Optional<JmxAddress> heard(byte[] bytes) throws IOException {
        answer.listeningTo(new ByteArrayInputStream(bytes)).transferTo(new ByteArrayOutputStream());
        return answer.stubAddress();
    }

    private static byte[] reference(String name, String host, int port) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeBytes("before" + name);
            out.writeUTF(host);
            out.writeInt(port);
        }
        return bytes.toByteArray();
    }
}
