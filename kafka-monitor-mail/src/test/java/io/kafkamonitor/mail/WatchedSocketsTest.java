package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WatchedSocketsTest {

    private final WatchedSockets sockets = new WatchedSockets();

    @Test
    void opensNothingAnyMoreOnceItIsCut() {
        var before = sockets.open();

        sockets.cut("gave up");
        sockets.cut("for another reason");

        assertThat(before.isClosed()).isTrue();
        assertThat(sockets.open().isClosed()).isTrue();
        assertThat(sockets.cutBecause()).contains("gave up");
    }

    @Test
    void seesThatNothingIsTaken() throws Exception {
        var writing = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        OutputStream timed = sockets.timed(new OutputStream() {
            @Override
            public void write(int character) throws IOException {
                writing.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        });
        var writer = new Thread(() -> {
            try {
                timed.write(1);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        writer.start();
        writing.await();

        assertThat(sockets.isStuck(Duration.ZERO)).isTrue();
        assertThat(sockets.isStuck(Duration.ofDays(1))).isFalse();
        release.countDown();
        writer.join();
        assertThat(sockets.isStuck(Duration.ZERO)).isFalse();
    }
}
