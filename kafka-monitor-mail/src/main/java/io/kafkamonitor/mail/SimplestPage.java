package io.kafkamonitor.mail;

import io.kafkamonitor.mail.MailPage.Block;
import io.kafkamonitor.mail.MailPage.Entries;
import io.kafkamonitor.mail.MailPage.Heading;
import io.kafkamonitor.mail.MailPage.Notice;
import io.kafkamonitor.mail.MailPage.Rows;
import java.util.List;

/**
 * Writes a page as the shortest plain text that still tells what happened: for a server that refused what was said
 * before. What it holds is as little as possible for a filter to take exception to.
 */
final class SimplestPage {

    private static final int MOST_ALERTS = 12;

    private final StringBuilder text = new StringBuilder();
    private final Texts texts;
    private int left = MOST_ALERTS;
    private String heading = "";

    private SimplestPage(Texts texts) {
        this.texts = texts;
    }

    static String of(MailPage page, Texts texts) {
        var writer = new SimplestPage(texts);
        writer.write(page);
        return texts.locale().getLanguage().equals("en") ? Ascii.of(writer.text.toString()) : writer.text.toString();
    }

    private void write(MailPage page) {
        line("[" + page.band().tone() + "] " + page.band().monitor());
        line(page.headline());
        line(page.lead());
        page.body().forEach(this::block);
        line("");
        page.footer().forEach(this::line);
    }

    private void block(Block block) {
        if (block instanceof Notice notice) {
            line(notice.text());
        } else if (block instanceof Heading next) {
            heading = next.text();
        } else if (block instanceof Entries entries) {
            list(entries.entries().stream().map(MailPage.Entry::title).toList(), 0);
        } else if (block instanceof Rows rows) {
            list(rows.rows().stream().map(MailPage.Row::title).toList(), rows.omitted());
        }
    }

    private void list(List<String> titles, int omitted) {
        line("");
        line(heading);
        int shown = Math.min(left, titles.size());
        titles.subList(0, shown).forEach(title -> line("- " + title));
        left -= shown;
        int more = titles.size() - shown + omitted;
        if (more > 0) {
            line(texts.of(Phrase.MORE, more));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
