package io.kafkamonitor.internal.summarizing;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.SummaryTable;
import io.kafkamonitor.summary.Glance;
import io.kafkamonitor.summary.Glance.Figure;
import io.kafkamonitor.summary.Glance.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of one table over the time of one summary. */
final class Look {

    /** More rows than anybody has brokers and groups: names that change each minute must not fill the heap. */
    private static final int MOST_SUBJECTS = 20_000;

    private static final int MOST_ROWS = 10;

    private final Glance glance;
    private final List<Figure> figures;
    private final Map<String, double[]> rows = new HashMap<>();

    Look(Glance glance) {
        this.glance = glance;
        this.figures = glance.figures();
    }

    void add(Snapshot snapshot) {
        for (int i = 0; i < figures.size(); i++) {
            add(
                    i,
                    figures.get(i),
                    folded(figures.get(i), snapshot.column(figures.get(i).metric())));
        }
    }

    /** What is not seen any more keeps what it had at most, and has no present value. */
    private void add(int figure, Figure what, Map<String, Double> seen) {
        if (isOfNow(what)) {
            rows.values().forEach(row -> row[figure] = Double.NaN);
        }
        seen.forEach((subject, value) -> {
            double @Nullable [] row = rows.get(subject);
            if (row == null && rows.size() < MOST_SUBJECTS) {
                row = new double[figures.size()];
                Arrays.fill(row, Double.NaN);
                rows.put(subject, row);
            }
            if (row != null) {
                row[figure] = Double.isNaN(row[figure]) ? value : kept(what, row[figure], value);
            }
        });
    }

    private static boolean isOfNow(Figure figure) {
        return figure.kind() == Kind.NOW || figure.kind() == Kind.COMPARED;
    }

    private static double kept(Figure figure, double before, double now) {
        return figure.kind() == Kind.LEAST ? Math.min(before, now) : Math.max(before, now);
    }

    /** One value for each row; a part that is not known is not counted. */
    private Map<String, Double> folded(Figure figure, Column column) {
        var folded = new HashMap<String, Double>();
        for (int i = 0; i < column.size(); i++) {
            @Nullable String subject = subject(column.labels(i));
            if (subject != null && column.isKnown(i) && Double.isFinite(column.value(i))) {
                folded.merge(subject, column.value(i), (a, b) -> together(figure, a, b));
            }
        }
        return folded;
    }

    private @Nullable String subject(Labels labels) {
        return glance.label().isEmpty() ? "" : labels.value(glance.label());
    }

    private static double together(Figure figure, double a, double b) {
        if (!isRatio(figure)) {
            return a + b;
        }
        return figure.kind() == Kind.LEAST ? Math.min(a, b) : Math.max(a, b);
    }

    private static boolean isRatio(Figure figure) {
        Unit unit = figure.metric().unit();
        return unit.equals(Unit.RATIO) || unit.equals(Unit.YES_NO);
    }

    /** The worst rows; empty if nothing was seen. */
    Optional<SummaryTable> table() {
        List<Integer> known = IntStream.range(0, figures.size())
                .filter(figure -> rows.values().stream().anyMatch(row -> !Double.isNaN(row[figure])))
                .boxed()
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        int first = known.get(0);
        List<String> worst = rows.keySet().stream()
                .sorted(worstFirst(first).thenComparing(Comparator.naturalOrder()))
                .limit(MOST_ROWS)
                .toList();
        return Optional.of(new SummaryTable(
                glance.title(),
                glance.label(),
                known.stream().map(figure -> column(figures.get(figure))).toList(),
                ordered(worst).stream().map(subject -> row(subject, known)).toList(),
                rows.size() - worst.size()));
    }

    private Comparator<String> worstFirst(int figure) {
        boolean isWorseBelow = figures.get(figure).kind() == Kind.LEAST;
        return Comparator.comparingDouble(subject -> {
            double value = valueOf(subject, figure);
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : isWorseBelow ? value : -value;
        });
    }

    private double valueOf(String subject, int figure) {
        double @Nullable [] row = rows.get(subject);
        return row == null ? Double.NaN : row[figure];
    }

    /** Brokers, of which there are few, are looked for by their number. */
    private static List<String> ordered(List<String> worst) {
        boolean isNumbered = worst.stream().allMatch(subject -> subject.matches("\\d{1,9}"));
        var ordered = new ArrayList<>(worst);
        if (isNumbered) {
            ordered.sort(Comparator.comparingInt(Integer::parseInt));
        }
        return ordered;
    }

    private static SummaryTable.Column column(Figure figure) {
        return new SummaryTable.Column(figure.name(), figure.metric().unit(), figure.kind() == Kind.COMPARED);
    }

    private SummaryTable.Row row(String subject, List<Integer> known) {
        return SummaryTable.Row.of(
                glance.label().isEmpty() ? "" : Labels.text(subject),
                known.stream().mapToDouble(figure -> valueOf(subject, figure)).toArray());
    }
}
