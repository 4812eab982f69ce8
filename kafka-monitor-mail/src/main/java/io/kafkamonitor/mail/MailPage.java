package io.kafkamonitor.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, before it is text or HTML, in the order in which it is read. Every string is one clean line.
 *
 * @param tone of the whole
 * @param subject of the mail
 * @param band the tone in words, the cluster, and the time
 * @param headline what happened, in one sentence
 * @param lead one line that puts it into context
 * @param body all else
 * @param footer where the mail comes from, whom it goes to, and when the next one comes
 */
record MailPage(
        Tone tone, String subject, Band band, String headline, String lead, List<Block> body, List<String> footer) {

    /**
     * What stands above everything.
     *
     * @param tone in words
     * @param monitor which is what people call the cluster
     * @param time since when, or of when
     */
    record Band(String tone, String monitor, String time) {}

    /** A part of the body. */
    sealed interface Block
            permits Notice, Heading, Facts, Entries, Rows, Table, Bars, Picture, Paragraph, Command, Links, Advice {}

    /** What the reader has to know before all else. */
    record Notice(String text) implements Block {}

    /** What the next blocks are about. */
    record Heading(String text) implements Block {}

    /** Names and values. */
    record Facts(List<Fact> facts) implements Block {}

    /** Alerts with what is known of each. */
    record Entries(List<Entry> entries) implements Block {}

    /**
     * Alerts, each a row.
     *
     * @param omitted how many there are besides
     * @param more says so; empty for none
     */
    record Rows(List<Row> rows, int omitted, String more) implements Block {

        static Rows of(List<Row> rows, int omitted, Texts texts) {
            return new Rows(rows, omitted, omitted == 0 ? "" : texts.of(Phrase.MORE, omitted));
        }
    }

    /**
     * The parts that contributed most, or what was in a time.
     *
     * @param columns the names
     * @param values how many of them, the last ones, are for values
     * @param more how many rows there are besides; empty for none
     */
    record Table(List<String> columns, int values, List<List<String>> rows, String more) implements Block {

        static final Table NONE = new Table(List.of(), 0, List.of(), "");

        boolean isOfValues(int column) {
            return column >= columns.size() - values;
        }

        boolean isEmpty() {
            return rows.isEmpty();
        }
    }

    /**
     * Values that should be alike, as bars.
     *
     * @param subject what each is of
     * @param figure what they are
     * @param more how many there are besides; empty for none
     */
    record Bars(String subject, String figure, List<Bar> bars, String more) implements Block {}

    /**
     * A value among others.
     *
     * @param part of the highest, from 0 to 1
     * @param isMeant whether it is the one that the mail is about
     */
    record Bar(String name, String value, double part, boolean isMeant) {

        static Bar of(String name, String text, double value, double most, boolean isMeant) {
            return new Bar(name, text, most > 0 ? Math.max(0, value / most) : 0, isMeant);
        }
    }

    /**
     * How a value went, drawn.
     *
     * @param png the image, twice as large as it is shown
     * @param description for whoever does not see it
     * @param caption what the lines in it mean
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares pages
    record Picture(byte[] png, String description, String caption) implements Block {}

    /** Prose. */
    record Paragraph(String text) implements Block {}

    /** To be copied into a shell. */
    record Command(String text) implements Block {}

    /** Places where one can read or do more. */
    record Links(List<Link> links) implements Block {}

    /** What to do, set apart. */
    record Advice(String title, List<Block> blocks) implements Block {}

    /** One alert among several. */
    record Entry(Tone tone, String toneName, String title, List<Fact> facts, Table evidence) {}

    /** One alert among many. */
    record Row(Tone tone, String toneName, String title, String value) {}

    /** A value with its name. */
    record Fact(String name, String value) {}

    /** A place to go to. */
    record Link(String name, String address) {}

    /** The picture of the page; null if it has none. */
    @Nullable
    Picture picture() {
        for (Block block : body) {
            if (block instanceof Picture picture) {
                return picture;
            }
        }
        return null;
    }
}
