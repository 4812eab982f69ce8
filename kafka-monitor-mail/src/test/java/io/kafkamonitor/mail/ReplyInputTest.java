package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplyInputTest {

    private static ReplyInput said(String text) {
        return new ReplyInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void readsAnswersOfManyLinesOneAfterTheOther() throws Exception {
        ReplyInput input = said("250-a\r\n250 b\r\n220 c\r\n");

        assertThat(input.readReply()).isEqualTo("250-a\n250 b\n");
        assertThat(input.isUnread()).isTrue();
        assertThat(input.readReply()).isEqualTo("220 c\n");
        assertThat(input.isUnread()).isFalse();
    }

    @Test
    void handsOutNothingBeyondALine() throws Exception {
        ReplyInput input = said("220 Go\r\n250 injected\r\n");

        int count = input.read(new byte[1_000], 0, 1_000);

        assertThat(count).isEqualTo("220 Go\r\n".length());
        assertThat(input.isUnread()).isTrue();
    }

    @Test
    void readsAsManyLinesAsAnAnswerMayHave() throws Exception {
        ReplyInput input = said("250-x\n".repeat(ReplyInput.MOST_LINES - 1) + "250 x\n250 y\n");

        assertThat(input.readReply()).hasLineCount(ReplyInput.MOST_LINES);
        assertThat(input.readReply()).isEqualTo("250 y\n");
    }

    @Test
    void refusesALineMore() {
        ReplyInput input = said("250-x\n".repeat(ReplyInput.MOST_LINES) + "250 x\n");

        assertThatThrownBy(input::readReply).isInstanceOf(EndlessReplyException.class);
    }

    @Test
    void refusesALongLine() {
        ReplyInput input = said("250 " + "x".repeat(ReplyInput.MOST_BYTES) + "\n");

        assertThatThrownBy(input::readReply).isInstanceOf(EndlessReplyException.class);
    }
}
