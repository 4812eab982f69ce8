package io.kafkamonitor.mail;

import io.kafkamonitor.mail.MailPage.Entry;
import io.kafkamonitor.mail.MailPage.Fact;
import io.kafkamonitor.mail.MailPage.Section;

/**
 * Writes a page as the shortest plain text that still tells what happened: for a server that refused what was said
 * before. What it holds is as little as possible for a filter to take exception to.
 */
final class SimplestPage {

    private static final int MOST_ALERTS = 12;

    private final StringBuilder text = new StringBuilder();
    private int left = MOST_ALERTS;

    private SimplestPage() {}

    static String of(MailPage page) {
        var writer = new SimplestPage();
        writer.write(page);
        return Ascii.of(writer.text.toString());
    }

    private void write(MailPage page) {
        line("[" + page.tone() + "] " + page.monitor());
        line(page.headline());
        line(page.lead());
        page.facts().stream().filter(SimplestPage::isCondition).forEach(this::fact);
        if (!page.isAboutOne()) {
            page.sections().forEach(this::section);
        }
        if (!page.consequences().isEmpty()) {
            section(page.consequences());
        }
        line("");
        page.footer().forEach(this::line);
    }

    private static boolean isCondition(Fact fact) {
        return fact.name().equals(PageWriter.CONDITION);
    }

    private void fact(Fact fact) {
        line(fact.name() + " " + fact.value());
    }

    private void section(Section section) {
        line("");
        line(section.title());
        int shown = Math.min(left, section.entries().size());
        section.entries().subList(0, shown).stream().map(Entry::title).forEach(title -> line("- " + title));
        left -= shown;
        int more = section.entries().size() - shown + section.omitted();
        if (more > 0) {
            line("and " + more + " more");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
