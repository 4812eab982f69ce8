package io.kafkamonitor.mail;

import io.kafkamonitor.mail.MailPage.Entry;
import io.kafkamonitor.mail.MailPage.Fact;
import io.kafkamonitor.mail.MailPage.Section;
import io.kafkamonitor.mail.MailPage.Table;
import java.util.ArrayList;
import java.util.List;

/** Writes a page as HTML that mail programs show alike: tables, styles in the elements, nothing to load. */
final class HtmlPage {

    private final HtmlWriter html = new HtmlWriter();

    private HtmlPage() {}

    static String of(MailPage page) {
        var writer = new HtmlPage();
        writer.write(page);
        return writer.html.finish();
    }

    private void write(MailPage page) {
        html.document(page.headline(), HtmlStyle.PAGE);
        html.open("table", HtmlStyle.OUTER).row().open("td", HtmlStyle.CENTRE, "text-align:center;");
        html.open("table", HtmlStyle.CARD, "margin:0 auto;text-align:left;");
        html.row().open("td", HtmlStyle.BAND, "background:" + page.tone().colour() + ";");
        html.element("span", HtmlStyle.BAND_STATE, page.tone().name()).text(" \u00b7 " + page.monitor());
        html.close(2);
        html.row().open("td", HtmlStyle.BODY);
        html.element("h1", HtmlStyle.HEADLINE, page.headline());
        html.element("p", HtmlStyle.LEAD, page.lead());
        if (page.isAboutOne()) {
            one(page, page.sections().get(0).entries().get(0));
        } else {
            several(page);
        }
        if (!page.isLong()) {
            advice(page.advice());
        }
        html.close(2);
        html.close(); // the card; the footer stands below it
        footer(page.footer());
    }

    private void one(MailPage page, Entry entry) {
        var facts = new ArrayList<>(entry.facts());
        facts.addAll(page.facts());
        facts(facts);
        evidence(entry.evidence());
        if (page.isLong()) {
            advice(page.advice());
        }
        consequences(page.consequences());
    }

    private void several(MailPage page) {
        if (page.isLong()) {
            advice(page.advice());
        }
        page.sections().forEach(this::section);
        facts(page.facts());
        consequences(page.consequences());
    }

    private void consequences(Section section) {
        if (!section.isEmpty()) {
            section(section);
        }
    }

    private void facts(List<Fact> facts) {
        html.open("table", HtmlStyle.FACTS);
        for (Fact fact : facts) {
            html.row();
            html.element("th", HtmlStyle.FACT_NAME, fact.name());
            html.element("td", HtmlStyle.FACT_VALUE, fact.value());
            html.close();
        }
        html.close();
    }

    private void section(Section section) {
        html.element("h2", HtmlStyle.SECTION, section.title());
        section.entries().forEach(this::entry);
        more(section.omitted());
    }

    private void entry(Entry entry) {
        html.open("table", HtmlStyle.ENTRY).row();
        html.open(
                "td",
                HtmlStyle.ENTRY_BODY,
                "border-left:4px solid " + entry.tone().colour() + ";");
        html.element("p", HtmlStyle.ENTRY_TITLE, entry.title());
        if (!entry.facts().isEmpty()) {
            html.element("p", HtmlStyle.ENTRY_FACTS, TextPage.inOneLine(entry.facts()));
        }
        evidence(entry.evidence());
        html.close(3);
    }

    private void evidence(Table table) {
        if (table.isEmpty()) {
            return;
        }
        html.open("table", HtmlStyle.TABLE);
        row(table.columns(), "th", HtmlStyle.COLUMN, HtmlStyle.VALUE_COLUMN);
        table.rows().forEach(row -> row(row, "td", HtmlStyle.CELL, HtmlStyle.VALUE_CELL));
        html.close();
        more(table.omitted());
    }

    private void row(List<String> cells, String tag, HtmlStyle style, HtmlStyle valueStyle) {
        html.row();
        int last = cells.size() - 1;
        cells.subList(0, last).forEach(cell -> html.element(tag, style, cell));
        html.element(tag, valueStyle, cells.get(last));
        html.close();
    }

    private void more(int omitted) {
        if (omitted > 0) {
            html.element("p", HtmlStyle.MORE, "and " + omitted + " more");
        }
    }

    private void advice(List<String> advice) {
        if (advice.isEmpty()) {
            return;
        }
        html.open("div", HtmlStyle.ADVICE).element("p", HtmlStyle.ADVICE_TITLE, "What to do");
        advice.forEach(paragraph -> html.element("p", HtmlStyle.ADVICE_TEXT, paragraph));
        html.close();
    }

    private void footer(List<String> notes) {
        html.open("table", HtmlStyle.CENTRE, "width:100%;max-width:600px;margin:0 auto;text-align:left;");
        for (String note : notes) {
            html.row().element("td", HtmlStyle.FOOTER, note).close();
        }
        html.close();
    }
}
