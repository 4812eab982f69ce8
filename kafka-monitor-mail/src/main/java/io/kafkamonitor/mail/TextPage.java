package io.kafkamonitor.mail;

import io.kafkamonitor.mail.MailPage.Entry;
import io.kafkamonitor.mail.MailPage.Fact;
import io.kafkamonitor.mail.MailPage.Section;
import io.kafkamonitor.mail.MailPage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a page as plain text, wrapped at 76 columns where words allow. */
final class TextPage {

    private static final int WIDTH = 76;
    private static final int WIDEST_CELL = 40;

    private final StringBuilder text = new StringBuilder();

    private TextPage() {}

    static String of(MailPage page) {
        var writer = new TextPage();
        writer.write(page);
        return writer.text.toString();
    }

    private void write(MailPage page) {
        line("[" + page.tone() + "] " + page.monitor());
        line("");
        wrapped("", "", page.headline());
        wrapped("", "", page.lead());
        line("");
        if (page.isAboutOne()) {
            Entry entry = page.sections().get(0).entries().get(0);
            var facts = new ArrayList<>(entry.facts());
            facts.addAll(page.facts());
            facts(facts);
            evidence("  ", entry.evidence());
            if (page.isLong()) {
                advice(page.advice());
            }
            consequences(page.consequences());
        } else {
            several(page);
        }
        if (!page.isLong()) {
            advice(page.advice());
        }
        blankLine();
        line("-- "); // what mail programs take for the beginning of a signature
        page.footer().forEach(note -> wrapped("", "", note));
    }

    private void several(MailPage page) {
        if (page.isLong()) {
            advice(page.advice());
            line("");
        }
        page.sections().forEach(this::section);
        facts(page.facts());
        consequences(page.consequences());
    }

    private void consequences(Section section) {
        if (!section.isEmpty()) {
            blankLine();
            section(section);
        }
    }

    private void section(Section section) {
        line(section.title().toUpperCase(Locale.ROOT));
        line("");
        for (Entry entry : section.entries()) {
            wrapped("* ", "  ", "[" + entry.tone() + "] " + entry.title());
            if (!entry.facts().isEmpty()) {
                wrapped("  ", "  ", inOneLine(entry.facts()));
            }
            evidence("    ", entry.evidence());
            line("");
        }
        if (section.omitted() > 0) {
            line("  and " + section.omitted() + " more");
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

    private void facts(List<Fact> facts) {
        int widest = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
        for (Fact fact : facts) {
            wrapped("  " + padded(fact.name(), widest) + "  ", " ".repeat(widest + 4), fact.value());
        }
    }

    private void evidence(String indent, Table table) {
        if (table.isEmpty()) {
            return;
        }
        line("");
        List<Integer> widths = widths(table);
        row(indent, table.columns(), widths);
        table.rows().forEach(row -> row(indent, row, widths));
        if (table.omitted() > 0) {
            line(indent + "and " + table.omitted() + " more");
        }
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
                    WIDEST_CELL, Math.max(widest, table.columns().get(i).length())));
        }
        return widths;
    }

    private void row(String indent, List<String> cells, List<Integer> widths) {
        var row = new StringBuilder(indent);
        int last = cells.size() - 1;
        for (int i = 0; i < last; i++) {
            row.append(padded(cells.get(i), widths.get(i))).append("  ");
        }
        row.append(" ".repeat(Math.max(0, widths.get(last) - Columns.of(cells.get(last)))))
                .append(cells.get(last));
        line(row.toString());
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - Columns.of(cell)));
    }

    private void advice(List<String> advice) {
        if (advice.isEmpty()) {
            return;
        }
        blankLine();
        line("WHAT TO DO");
        for (String paragraph : advice) {
            line("");
            wrapped("", "", paragraph);
        }
    }

    private void blankLine() {
        if (text.charAt(text.length() - 2) != '\n') {
            line("");
        }
    }

    private void wrapped(String firstIndent, String indent, String paragraph) {
        var current = new StringBuilder(firstIndent);
        int used = firstIndent.length();
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
