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
import io.kafkamonitor.mail.MailPage.Links;
import io.kafkamonitor.mail.MailPage.Notice;
import io.kafkamonitor.mail.MailPage.Paragraph;
import io.kafkamonitor.mail.MailPage.Picture;
import io.kafkamonitor.mail.MailPage.Row;
import io.kafkamonitor.mail.MailPage.Rows;
import io.kafkamonitor.mail.MailPage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a page as plain text, wrapped at 76 columns where words allow. */
final class TextPage {

    private static final int WIDTH = 76;
    private static final int WIDEST_CELL = 40;
    private static final int LONGEST_BAR = 24;

    private final StringBuilder text = new StringBuilder();

    private TextPage() {}

    static String of(MailPage page) {
        var writer = new TextPage();
        writer.write(page);
        return writer.text.toString();
    }

    private void write(MailPage page) {
        wrapped(
                "",
                "",
                "[" + page.band().tone() + "] " + page.band().monitor() + " \u00b7 "
                        + page.band().time());
        line("");
        wrapped("", "", page.headline());
        wrapped("", "", page.lead());
        page.body().forEach(this::block);
        blankLine();
        line("-- "); // what mail programs take for the beginning of a signature
        page.footer().forEach(note -> wrapped("", "", note));
    }

    private void block(Block block) {
        if (block instanceof Notice notice) {
            blankLine();
            wrapped("! ", "  ", notice.text());
        } else if (block instanceof Heading heading) {
            heading(heading.text());
        } else if (block instanceof Facts facts) {
            blankLine();
            facts(facts.facts());
        } else if (block instanceof Entries entries) {
            entries.entries().forEach(this::entry);
        } else if (block instanceof Rows rows) {
            rows(rows);
        } else if (block instanceof Table table) {
            evidence("  ", table);
        } else if (block instanceof Bars bars) {
            bars(bars);
        } else if (block instanceof Picture picture) {
            wrapped("  ", "  ", picture.description());
            wrapped("  ", "  ", picture.caption());
        } else if (block instanceof Paragraph paragraph) {
            wrapped("  ", "  ", paragraph.text());
        } else if (block instanceof Command command) {
            line("");
            line("    " + command.text()); // never cut, so that it can be copied
            line("");
        } else if (block instanceof Links links) {
            links.links().forEach(link -> line("  " + link.name() + ": " + link.address()));
        } else if (block instanceof Advice advice) {
            heading(advice.title());
            advice.blocks().forEach(this::block);
        }
    }

    private void heading(String title) {
        blankLine();
        wrapped("", "", title.toUpperCase(Locale.ROOT));
    }

    private void entry(Entry entry) {
        wrapped("* ", "  ", "[" + entry.toneName() + "] " + entry.title());
        if (!entry.facts().isEmpty()) {
            wrapped("  ", "  ", inOneLine(entry.facts()));
        }
        if (!entry.evidence().isEmpty()) {
            line("");
            evidence("    ", entry.evidence());
            line("");
        }
    }

    /** Facts of one among several alerts: {@code now 12 records; since 03:12 CET (12 min)}. */
    static String inOneLine(List<Fact> facts) {
        return String.join(
                "; ",
                facts.stream()
                        .map(fact -> fact.name().toLowerCase(Locale.ROOT) + " " + fact.value())
                        .toList());
    }

    private void rows(Rows rows) {
        for (Row row : rows.rows()) {
            wrapped("* ", "  ", "[" + row.toneName() + "] " + row.title() + " \u2014 " + row.value());
        }
        more("  ", rows.more());
    }

    private void more(String indent, String more) {
        if (!more.isEmpty()) {
            line(indent + more);
        }
    }

    private void facts(List<Fact> facts) {
        int widest =
                facts.stream().mapToInt(fact -> Columns.of(fact.name())).max().orElse(0);
        for (Fact fact : facts) {
            wrapped("  " + padded(fact.name(), widest) + "  ", " ".repeat(widest + 4), fact.value());
        }
    }

    private void evidence(String indent, Table table) {
        List<Integer> widths = widths(table);
        row(indent, table, table.columns(), widths);
        table.rows().forEach(row -> row(indent, table, row, widths));
        more(indent, table.more());
    }

    private static List<Integer> widths(Table table) {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            int widest = table.rows().stream()
                    .mapToInt(row -> Columns.of(row.get(column)))
                    .max()
                    .orElse(0);
            widths.add(Math.min(
                    WIDEST_CELL, Math.max(widest, Columns.of(table.columns().get(i)))));
        }
        return widths;
    }

    private void row(String indent, Table table, List<String> cells, List<Integer> widths) {
        var row = new StringBuilder(indent);
        boolean isTooLong = Columns.of(cells.get(0)) > widths.get(0);
        if (isTooLong) { // then the rest stands below it
            line(indent + cells.get(0));
        }
        for (int i = 0; i < cells.size(); i++) {
            String cell = isTooLong && i == 0 ? "" : cells.get(i);
            row.append(i == 0 ? "" : "  ");
            row.append(table.isOfValues(i) ? leftPadded(cell, widths.get(i)) : padded(cell, widths.get(i)));
        }
        line(row.toString());
    }

    private void bars(Bars bars) {
        int widest = Columns.of(bars.subject());
        int widestValue = Columns.of(bars.figure());
        for (Bar bar : bars.bars()) {
            widest = Math.min(WIDEST_CELL, Math.max(widest, Columns.of(bar.name())));
            widestValue = Math.max(widestValue, Columns.of(bar.value()));
        }
        bar(bars.subject(), bars.figure(), "", widest, widestValue);
        for (Bar bar : bars.bars()) {
            String drawn = (bar.isMeant() ? "=" : "-").repeat((int) Math.round(bar.part() * LONGEST_BAR));
            bar(bar.name(), bar.value(), drawn, widest, widestValue);
        }
        more("  ", bars.more());
    }

    private void bar(String name, String value, String drawn, int widest, int widestValue) {
        String line = "  " + padded(name, widest) + "  " + leftPadded(value, widestValue) + "  " + drawn;
        line(line.stripTrailing());
    }

    private static String leftPadded(String cell, int width) {
        return " ".repeat(Math.max(0, width - Columns.of(cell))) + cell;
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - Columns.of(cell)));
    }

    private void blankLine() {
        if (text.charAt(text.length() - 2) != '\n') {
            line("");
        }
    }

    private void wrapped(String firstIndent, String indent, String paragraph) {
        var current = new StringBuilder(firstIndent);
        int used = Columns.of(firstIndent);
        boolean empty = true;
        for (String part : Columns.unbreakable(paragraph)) {
            if (!empty && used + Columns.of(part.stripTrailing()) > WIDTH) {
                line(current.toString().stripTrailing());
                current = new StringBuilder(indent);
                used = indent.length();
            }
            current.append(part);
            used += Columns.of(part);
            empty = false;
        }
        line(current.toString().stripTrailing());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
