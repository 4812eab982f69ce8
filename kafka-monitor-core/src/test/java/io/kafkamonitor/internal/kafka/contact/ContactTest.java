package io.kafkamonitor.internal.kafka.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a client is made anew after one that reached nobody. The door is a real one that is silent, or closed. */
class ContactTest {

    private static final Unknown NO_ANSWER = Unknown.because(UnknownReason.TIMED_OUT);

    private final ManualClock clock = new ManualClock();
    private ServerSocket door;
    private Contact contact;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        contact = new Contact(new Doors(List.of("127.0.0.1:" + door.getLocalPort()), "PLAINTEXT"));
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    @Test
    void asksNobodyBeforeTheFirstClient() throws Exception {
        door.close();

        assertThatCode(() -> contact.beforeAClientIsMade(pass())).doesNotThrowAnyException();
    }

    @Test
    void makesNoClientWhileNobodyIsThere() throws Exception {
        contact.failed(pass(), noAnswer());
        door.close();

        for (int pass = 0; pass < 5; pass++) {
            assertThatThrownBy(() -> contact.beforeAClientIsMade(pass()))
                    .isInstanceOf(ClusterReadException.class)
                    .hasMessageContaining(
                            "not reachable (127.0.0.1:" + door.getLocalPort() + " refuses the connection)");
            clock.advance(Duration.ofMinutes(10));
        }
    }

    @Test
    void makesClientsEverMoreSeldomWhileSomebodyIsThereAndTheyFail() throws Exception {
        for (int pass = 0; pass < 3; pass++) {
            contact.beforeAClientIsMade(pass());
            contact.failed(pass(), noAnswer());
        }
        assertThatThrownBy(() -> contact.beforeAClientIsMade(pass())).hasMessageContaining("takes the connection");
        clock.advance(Duration.ofSeconds(31));
        contact.beforeAClientIsMade(pass());
        contact.failed(pass(), noAnswer());
        clock.advance(Duration.ofSeconds(31));

        assertThatThrownBy(() -> contact.beforeAClientIsMade(pass())).hasMessageContaining("takes the connection");
    }

    @Test
    void makesAClientAtOnceWhenSomethingElseAnswers() throws Exception {
        for (int pass = 0; pass < 3; pass++) {
            contact.failed(pass(), noAnswer());
        }
        int port = door.getLocalPort();
        door.close();
        assertThatThrownBy(() -> contact.beforeAClientIsMade(pass())).hasMessageContaining("refuses the connection");
        door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

        assertThatCode(() -> contact.beforeAClientIsMade(pass())).doesNotThrowAnyException();
    }

    @Test
    void saysWhatTheAddressesAnswer() throws Exception {
        Unknown why = contact.failed(pass(), noAnswer()).unknown();

        assertThat(why)
                .isEqualTo(new Unknown(
                        UnknownReason.TIMED_OUT,
                        "127.0.0.1:" + door.getLocalPort() + " takes the connection and says nothing"));
    }

    @Test
    void leavesAMistakeInTheSettingsAsItIs() throws Exception {
        var wrong = new ClusterReadException(
                "anything", new Unknown(UnknownReason.CONFIGURATION, "no such file"), new IOException());

        assertThat(contact.failed(pass(), wrong).unknown()).isEqualTo(wrong.unknown());
    }

    @Test
    void saysWhatTheClientSaidWhereNoAddressIsKnown() throws Exception {
        assertThat(new Contact(Doors.unknown()).failed(pass(), noAnswer()).unknown())
                .isEqualTo(NO_ANSWER);
    }

    @Test
    void forgetsWhatWasAnsweredOnceSomebodyIsReached() throws Exception {
        contact.failed(pass(), noAnswer());
        assertThat(contact.answers()).hasSize(1);

        contact.succeeded(List.of());

        assertThat(contact.answers()).isEmpty();
    }

    private static ClusterReadException noAnswer() {
        return new ClusterReadException("anything", NO_ANSWER, new TimeoutException("late"));
    }

    /** Long enough for a busy machine: only silence takes a part of it. */
    private CollectContext pass() {
        return CollectContext.startingNow(clock, Duration.ofSeconds(4));
    }
}
