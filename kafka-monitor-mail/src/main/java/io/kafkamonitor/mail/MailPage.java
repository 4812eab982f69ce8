package io.kafkamonitor.mail;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a mail says, before it is text or HTML. Every string is one clean line.
 *
 * @param headline what happened, in one sentence
 * @param lead one line that puts it into context
 * @param consequences what follows from the alerts above
 * @param facts what all alerts have in common
 * @param advice what to do, one paragraph each
 * @param footer where the mail comes from
 */
record MailPage(
        Tone tone,
        String monitor,
        String headline,
        String lead,
        List<Section> sections,
        Section consequences,
        List<Fact> facts,
        List<String> advice,
        List<String> footer) {

    private static final int MOST_ON_A_SCREEN = 5;

    /** Whether it is about one alert only, which then has the whole page. */
    boolean isAboutOne() {
        return sections.size() == 1
                && sections.get(0).entries().size() == 1
                && sections.get(0).omitted() == 0;
    }

    /** Whether it is so long that advice at its end would hardly be read. */
    boolean isLong() {
        return Stream.concat(sections.stream(), Stream.of(consequences))
                        .mapToInt(section -> section.entries().size())
                        .sum()
                > MOST_ON_A_SCREEN;
    }

    /**
     * Alerts with the same news.
     *
     * @param omitted how many more there are
     */
    record Section(String title, List<Entry> entries, int omitted) {

        boolean isEmpty() {
            return entries.isEmpty();
        }
    }

    /** One alert. */
    record Entry(Tone tone, String title, List<Fact> facts, Table evidence) {}

    /** A value with its name. */
    record Fact(String name, String value) {}

    /**
     * The parts that contributed most.
     *
     * @param columns the names; the last column is for values
     * @param omitted how many more there are
     */
    record Table(List<String> columns, List<List<String>> rows, int omitted) {

        static final Table NONE = new Table(List.of(), List.of(), 0);

        boolean isEmpty() {
            return rows.isEmpty();
        }
    }
}
