package io.kafkamonitor.examples.terminal;

import java.util.ArrayList;
import java.util.List;

/** A table of text in columns as wide as they need to be. Not safe for use by several threads. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final String title;
    private String footer = "";

    private TextTable(String title) {
        this.title = title;
    }

    /** A table without columns. */
    public static TextTable titled(String title) {
        return new TextTable(title);
    }

    /** Adds columns of words. */
    public TextTable words(String... headers) {
        for (String header : headers) {
            columns.add(new Column(header, Side.LEFT));
        }
        return this;
    }

    /** Adds columns of numbers. */
    public TextTable numbers(String... headers) {
        for (String header : headers) {
            columns.add(new Column(header, Side.RIGHT));
        }
        return this;
    }

    /** Adds a row of as many cells as there are columns. */
    public void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "A row of " + cells.length + " cells does not fit " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
    }

    /** A remark below the rows. */
    public void footer(String text) {
        footer = text;
    }

    /** Whether there are no rows. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table line by line; {@code (none)} for one without rows. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(title);
        if (isEmpty()) {
            lines.add(GAP + "(none)");
        } else {
            lines.add(line(columns.stream().map(Column::header).toList()));
            rows.forEach(row -> lines.add(line(row)));
        }
        if (!footer.isEmpty()) {
            lines.add(GAP + footer);
        }
        return List.copyOf(lines);
    }

    private String line(List<String> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(GAP).append(columns.get(i).side().pad(cells.get(i), width(i)));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int widest = columns.get(column).header().length();
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }

    private record Column(String header, Side side) {}

    private enum Side {
        LEFT,
        RIGHT;

        String pad(String text, int width) {
            String padding = " ".repeat(width - text.length());
            return this == LEFT ? text + padding : padding + text;
        }
    }
}
