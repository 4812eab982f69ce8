package io.kafkamonitor.internal.state;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.internal.deciding.Attempts;
import io.kafkamonitor.internal.deciding.Contact;
import io.kafkamonitor.internal.deciding.Conversation;
import io.kafkamonitor.internal.deciding.Letter;
import io.kafkamonitor.internal.deciding.Pace;
import io.kafkamonitor.internal.deciding.Recipient;
import io.kafkamonitor.internal.deciding.SummaryTold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The forms of what is said to whom: conversations, contacts and letters under way. */
final class TalkForm {

    /** A letter of more parts is written as several values. */
    private static final int MOST_PART_BYTES = 256 * 1024;

    private TalkForm() {}

    static byte[] write(Conversation conversation) {
        var out = new ValueWriter();
        write(conversation.recipient(), out);
        out.text(conversation.group()).text(conversation.thread());
        out.optional(conversation.newsSince(), out::instant).flag(conversation.isUrgent());
        out.optional(conversation.reminder(), out::duration);
        write(conversation.pace(), out);
        write(conversation.attempts(), out);
        out.text(conversation.title()).optional(conversation.digestAt(), out::instant);
        return out.bytes();
    }

    private static void write(Attempts attempts, ValueWriter out) {
        out.number(attempts.count())
                .number(attempts.failures())
                .number(attempts.lost())
                .number(attempts.refused())
                .optional(attempts.begun(), out::instant)
                .optional(attempts.notBefore(), out::instant)
                .text(attempts.letter())
                .text(attempts.news());
    }

    private static Attempts attempts(ValueReader in) {
        return new Attempts(
                (int) in.number(),
                (int) in.number(),
                (int) in.number(),
                (int) in.number(),
                in.optional(in::instant),
                in.optional(in::instant),
                in.text(),
                in.text());
    }

    static byte[] write(Recipient recipient, SummaryTold told) {
        var out = new ValueWriter();
        write(recipient, out);
        out.optional(told.told(), out::instant).optional(told.due(), out::instant);
        write(told.attempts(), out);
        return out.bytes();
    }

    static SummaryTold summary(ValueReader in) {
        return new SummaryTold(in.optional(in::instant), in.optional(in::instant), attempts(in));
    }

    static Conversation conversation(ValueReader in) {
        Recipient recipient = recipient(in);
        String group = in.text();
        String thread = in.text();
        @Nullable Instant newsSince = in.optional(in::instant);
        boolean urgent = in.flag();
        @Nullable Duration reminder = in.optional(in::duration);
        Pace pace = pace(in);
        Attempts attempts = attempts(in);
        String title = in.isSince(4) ? in.text() : thread.isEmpty() ? "" : group;
        @Nullable Instant digestAt = in.isSince(5) ? in.optional(in::instant) : null;
        return new Conversation(recipient, group, thread, title, newsSince, urgent, digestAt, reminder, pace, attempts);
    }

    private static void write(Recipient recipient, ValueWriter out) {
        out.text(recipient.notifier()).text(recipient.name());
    }

    static Recipient recipient(ValueReader in) {
        return new Recipient(in.text(), in.text());
    }

    private static void write(Pace pace, ValueWriter out) {
        out.number(pace.messages()).optional(pace.last(), out::instant);
    }

    private static Pace pace(ValueReader in) {
        return new Pace((int) in.number(), in.optional(in::instant));
    }

    static byte[] write(Recipient recipient, Contact contact) {
        var out = new ValueWriter();
        write(recipient, out);
        write(contact.pace(), out);
        out.number(contact.refusals())
                .optional(contact.notBefore(), out::instant)
                .text(contact.why());
        return out.bytes();
    }

    static Contact contact(ValueReader in) {
        return new Contact(pace(in), (int) in.number(), in.optional(in::instant), in.text());
    }

    /** A letter, in as many pieces as it needs. */
    static List<byte[]> write(Letter letter) {
        var pieces = new ArrayList<byte[]>();
        var parts = new ArrayList<byte[]>();
        int bytes = 0;
        for (Letter.Part part : letter.parts()) {
            byte[] written = write(part);
            if (bytes + written.length > MOST_PART_BYTES) {
                pieces.add(piece(letter, parts));
                parts.clear();
                bytes = 0;
            }
            parts.add(written);
            bytes += written.length;
        }
        pieces.add(piece(letter, parts));
        return pieces;
    }

    private static byte[] piece(Letter letter, List<byte[]> parts) {
        var out = new ValueWriter();
        out.text(letter.id()).text(letter.notifier());
        out.all(letter.recipients(), out::text).all(letter.groups(), out::text);
        out.number(parts.size());
        parts.forEach(out::raw);
        return out.bytes();
    }

    private static byte[] write(Letter.Part part) {
        var out = new ValueWriter();
        out.name(part.role()).text(part.group()).labels(part.subject()).text(part.incident());
        out.name(part.severity()).flag(part.isFlapping());
        return out.bytes();
    }

    /** One piece of a letter. */
    static Letter letter(ValueReader in) {
        String id = in.text();
        String notifier = in.text();
        var recipients = new TreeSet<>(in.all(in::text));
        List<String> groups = in.all(in::text);
        return new Letter(id, notifier, recipients, groups, in.all(() -> part(in)));
    }

    private static Letter.Part part(ValueReader in) {
        in.version();
        return new Letter.Part(
                in.name(Letter.Role.class), in.text(), in.labels(), in.text(), in.name(Severity.class), in.flag());
    }
}
