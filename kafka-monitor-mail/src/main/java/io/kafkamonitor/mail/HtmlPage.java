package io.kafkamonitor.mail;

import io.kafkamonitor.mail.MailPage.Advice;
import io.kafkamonitor.mail.MailPage.Bar;
import io.kafkamonitor.mail.MailPage.Bars;
import io.kafkamonitor.mail.MailPage.Block;
import io.kafkamonitor.mail.MailPage.Command;
import io.kafkamonitor.mail.MailPage.Entries;
import io.kafkamonitor.mail.MailPage.Entry;
import io.kafkamonitor.mail.MailPage.Fact;
import io.kafkamonitor.mail.MailPage.Facts;
import io.kafkamonitor.mail.MailPage.Heading;
import io.kafkamonitor.mail.MailPage.Link;
import io.kafkamonitor.mail.MailPage.Links;
import io.kafkamonitor.mail.MailPage.Notice;
import io.kafkamonitor.mail.MailPage.Paragraph;
import io.kafkamonitor.mail.MailPage.Picture;
import io.kafkamonitor.mail.MailPage.Row;
import io.kafkamonitor.mail.MailPage.Rows;
import io.kafkamonitor.mail.MailPage.Table;
import java.util.List;

/** Writes a page as HTML that mail programs show alike: tables, styles in the elements, nothing to load but what comes with it. */
final class HtmlPage {

    /** By which the HTML names the picture that comes with it. */
    static final String PICTURE_ID = "course";

    /** A longer word of a command is cut, or the page would become wider than a phone. */
    private static final int LONGEST_WORD_OF_COMMAND = 40;

    /** More have no room on a phone unless they are small. */
    private static final int MOST_WIDE_VALUES = 3;

    private final MailPage page;
    private final MailLook look;
    private final HtmlWriter html = new HtmlWriter();

    private HtmlPage(MailPage page, MailLook look) {
        this.page = page;
        this.look = look;
    }

    static String of(MailPage page, MailLook look) {
        var writer = new HtmlPage(page, look);
        writer.write();
        return writer.html.finish();
    }

    private void write() {
        html.document(look.texts().locale(), page.headline(), HtmlStyle.PAGE);
        html.preheader(look.texts().of(Phrase.SENTENCES, page.headline(), page.lead()));
        html.layout(HtmlStyle.OUTER).row().open("td", HtmlStyle.CENTRE, "text-align:center;");
        html.fixedWidthForOutlook();
        html.layout(HtmlStyle.CARD, "margin:0 auto;text-align:left;");
        html.row().open("td", HtmlStyle.BAND, "background:" + look.colour(page.tone()) + ";");
        html.element("span", HtmlStyle.BAND_STATE, page.band().tone());
        html.text(" \u00b7 " + page.band().monitor() + " \u00b7 " + page.band().time());
        html.close(2);
        html.row().open("td", HtmlStyle.BODY);
        html.element("h1", HtmlStyle.HEADLINE, page.headline());
        html.element("p", HtmlStyle.LEAD, page.lead());
        page.body().forEach(this::block);
        html.close(2);
        html.close(); // the card; the footer stands below it
        html.layout(HtmlStyle.CARD_OF_FOOTER, "margin:10px auto 0;text-align:left;");
        page.footer()
                .forEach(
                        note -> html.row().element("td", HtmlStyle.FOOTER, note).close());
        html.close();
        html.endOfFixedWidth();
    }

    private void block(Block block) {
        if (block instanceof Notice notice) {
            html.element("p", HtmlStyle.NOTICE, notice.text());
        } else if (block instanceof Heading heading) {
            html.element("h2", HtmlStyle.SECTION, heading.text());
        } else if (block instanceof Facts facts) {
            facts(facts.facts());
        } else if (block instanceof Entries entries) {
            entries.entries().forEach(this::entry);
        } else if (block instanceof Rows rows) {
            rows(rows);
        } else if (block instanceof Table table) {
            evidence(table);
        } else if (block instanceof Bars bars) {
            bars(bars);
        } else if (block instanceof Picture picture) {
            html.image(PICTURE_ID, picture.description(), CoursePicture.WIDTH, CoursePicture.HEIGHT);
            html.element("p", HtmlStyle.CAPTION, picture.caption());
        } else if (block instanceof Paragraph paragraph) {
            html.element("p", HtmlStyle.PARAGRAPH, paragraph.text());
        } else if (block instanceof Command command) {
            command(command.text());
        } else if (block instanceof Links links) {
            links(links.links());
        } else if (block instanceof Advice advice) {
            html.layout(HtmlStyle.ADVICE).row().open("td", HtmlStyle.ADVICE_BODY);
            html.element("h2", HtmlStyle.ADVICE_TITLE, advice.title());
            advice.blocks().forEach(this::block);
            html.close(3);
        }
    }

    private void facts(List<Fact> facts) {
        html.table(HtmlStyle.FACTS);
        for (Fact fact : facts) {
            html.row();
            html.header("row", HtmlStyle.FACT_NAME, fact.name());
            html.element("td", HtmlStyle.FACT_VALUE, fact.value());
            html.close();
        }
        html.close();
    }

    private void entry(Entry entry) {
        html.layout(HtmlStyle.ENTRY).row();
        html.open("td", HtmlStyle.ENTRY_BODY, bar(entry.tone()));
        html.element("h3", HtmlStyle.ENTRY_TITLE, entry.title());
        if (!entry.facts().isEmpty()) {
            html.element("p", HtmlStyle.ENTRY_FACTS, TextPage.inOneLine(entry.facts()));
        }
        evidence(entry.evidence());
        html.close(3);
    }

    private String bar(Tone tone) {
        return "border-left:4px solid " + look.colour(tone) + ";";
    }

    private void rows(Rows rows) {
        html.table(HtmlStyle.TABLE);
        for (Row row : rows.rows()) {
            html.row()
                    .open("td", HtmlStyle.ROW_TITLE, bar(row.tone()))
                    .text(row.title())
                    .close();
            html.element("td", HtmlStyle.VALUE_CELL, row.value()).close();
        }
        html.close();
        more(rows.more());
    }

    private void evidence(Table table) {
        if (table.isEmpty()) {
            return;
        }
        html.table(HtmlStyle.TABLE).row();
        for (int i = 0; i < table.columns().size(); i++) {
            HtmlStyle style = table.isOfValues(i) ? HtmlStyle.VALUE_COLUMN : HtmlStyle.COLUMN;
            html.header("col", style, table.columns().get(i));
        }
        html.close();
        HtmlStyle value = table.values() > MOST_WIDE_VALUES ? HtmlStyle.NARROW_VALUE_CELL : HtmlStyle.VALUE_CELL;
        for (List<String> row : table.rows()) {
            html.row();
            for (int i = 0; i < row.size(); i++) {
                html.element("td", table.isOfValues(i) ? value : HtmlStyle.CELL, row.get(i));
            }
            html.close();
        }
        html.close();
        more(table.more());
    }

    private void bars(Bars bars) {
        html.table(HtmlStyle.TABLE).row();
        html.header("col", HtmlStyle.COLUMN, bars.subject());
        html.header("col", HtmlStyle.VALUE_COLUMN, bars.figure());
        html.element("td", HtmlStyle.COLUMN, "").close();
        for (Bar bar : bars.bars()) {
            html.row().element("td", HtmlStyle.CELL, bar.name());
            html.element("td", HtmlStyle.VALUE_CELL, bar.value());
            html.open("td", HtmlStyle.BAR_CELL);
            html.bar(bar.part(), bar.isMeant() ? look.colour(page.tone()) : HtmlStyle.COLOUR_OF_BARS);
            html.close(2);
        }
        html.close();
        more(bars.more());
    }

    private void more(String more) {
        if (!more.isEmpty()) {
            html.element("p", HtmlStyle.MORE, more);
        }
    }

    private void command(String command) {
        html.open("p", HtmlStyle.COMMAND)
                .command(command, LONGEST_WORD_OF_COMMAND)
                .close();
    }

    private void links(List<Link> links) {
        html.open("p", HtmlStyle.LINKS);
        for (int i = 0; i < links.size(); i++) {
            html.text(i == 0 ? "" : " \u00b7 ");
            html.link(links.get(i).address(), HtmlStyle.LINK, links.get(i).name());
        }
        html.close();
    }
}
