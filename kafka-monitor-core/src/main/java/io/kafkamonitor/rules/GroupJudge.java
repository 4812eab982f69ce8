package io.kafkamonitor.rules;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import io.kafkamonitor.rules.Aggregation.Completeness;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what is made of several series with the limits. */
final class GroupJudge implements Judge {

    private final Selection selection;
    private final Grouping grouping;
    private final Limits limits;
    private final Description description;

    GroupJudge(Selection selection, Grouping grouping, Limits limits, Description description) {
        this.selection = selection;
        this.grouping = grouping;
        this.limits = limits;
        this.description = description;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        Column column = selection.column(evaluation);
        var groups = new Groups(grouping.labels());
        tally(column, groups);
        if (mayBeNegative()) {
            groups.tallies().forEach(Tally::mayBeNegative);
        }
        var findings = new Findings(evaluation.active(), limits, selection.unit(), description);
        Unlisted unlisted = selection.unlisted(column);
        new Pass(column, unlisted, groups, findings).judge();
        return findings.complete(unlisted);
    }

    /** Who asks for what is less than nothing knows that there is such a thing, even if the metric does not say so. */
    private boolean mayBeNegative() {
        double least = selection.reachOfSeries().least();
        return least < 0 && (Double.isFinite(least) || limits.areBelowZero());
    }

    private void tally(Column column, Groups groups) {
        SeriesFilter filter = selection.filter();
        for (int i = 0; i < column.size(); i++) {
            if (!filter.matches(column.labels(i))) {
                continue;
            }
            Tally tally = groups.tallies().get(groups.indexOf(column.labels(i)));
            if (column.isKnown(i)) {
                tally.add(column.value(i));
            } else {
                tally.addUnknown(column.unknown(i));
            }
        }
    }

    /** The judging of one column after it was tallied. */
    private final class Pass {

        private final Column column;
        private final Unlisted unlisted;
        private final Groups groups;
        private final Findings findings;
        private final @Nullable Bounds[] reported;

        Pass(Column column, Unlisted unlisted, Groups groups, Findings findings) {
            this.column = column;
            this.unlisted = unlisted;
            this.groups = groups;
            this.findings = findings;
            this.reported = new Bounds[groups.tallies().size()];
        }

        void judge() {
            boolean anyReported = false;
            for (int i = 0; i < reported.length; i++) {
                anyReported |= judge(i);
            }
            if (anyReported) {
                report();
            }
        }

        /** Whether there is something to report that needs evidence. */
        private boolean judge(int index) {
            Tally tally = groups.tallies().get(index);
            Optional<Unknown> gap = unlisted.of(tally.subject());
            Optional<Unknown> nothing = tally.nothingToMeasure();
            if (nothing.isPresent() && gap.isEmpty() && grouping.aggregation() != Aggregation.COUNT) {
                findings.unknown(tally.subject(), nothing.get());
                return false;
            }
            Bounds bounds = grouping.aggregation()
                    .of(tally, gap.isPresent() ? Completeness.MORE_POSSIBLE : Completeness.ALL_LISTED);
            Outcome outcome = limits.judge(bounds);
            if (outcome == Outcome.UNKNOWN) {
                findings.unknown(tally.subject(), tally.why(gap));
                return false;
            }
            boolean active = findings.isActive(tally.subject());
            if (outcome == Outcome.BREACHED || (outcome == Outcome.HOLDING && active)) {
                reported[index] = bounds;
                return true;
            }
            if (active) {
                findings.judged(tally.subject(), outcome, bounds, Shown.NOTHING);
            }
            return false;
        }

        private void report() {
            Worst[] worst = worst();
            for (int i = 0; i < reported.length; i++) {
                Bounds bounds = reported[i];
                if (bounds != null) {
                    findings.judged(
                            groups.tallies().get(i).subject(),
                            limits.judge(bounds),
                            bounds,
                            worst[i].shown(column, selection.seriesUnit()));
                }
            }
        }

        /** A second look at the series, only for subjects that are reported. */
        private Worst[] worst() {
            var worst = new Worst[reported.length];
            for (int i = 0; i < reported.length; i++) {
                Bounds bounds = reported[i];
                worst[i] = new Worst(bounds == null ? Side.ABOVE : limits.side(bounds));
            }
            SeriesFilter filter = selection.filter();
            for (int i = 0; i < column.size(); i++) {
                if (column.isKnown(i) && filter.matches(column.labels(i))) {
                    int group = groups.indexOf(column.labels(i));
                    if (reported[group] != null) {
                        worst[group].offer(i, column.value(i));
                    }
                }
            }
            return worst;
        }
    }
}
