package io.kafkamonitor.rules;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

/** Finds that there is no series at all. Its subject is the labels for which just one value was asked. */
final class MissingJudge implements Judge {

    private final Selection selection;
    private final Labels subject;
    private final Description description;

    MissingJudge(Selection selection, Description description) {
        this.selection = selection;
        this.subject = selection.exactLabels();
        this.description = description;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        var findings = new ArrayList<Finding>();
        Column column = selection.column(evaluation);
        boolean active = evaluation.active().contains(subject);
        if (isThere(column)) {
            if (active) {
                findings.add(Finding.clear(subject));
            }
        } else {
            Optional<Unknown> gap = selection.unlisted(column).of(subject);
            if (gap.isEmpty()) {
                findings.add(Finding.breached(subject).saying(description.of(subject)));
            } else if (active) {
                findings.add(Finding.unknown(subject, gap.get()));
            }
        }
        return findings;
    }

    /** A series whose value cannot be read is there. */
    private boolean isThere(Column column) {
        SeriesFilter filter = selection.filter();
        for (int i = 0; i < column.size(); i++) {
            if (filter.matches(column.labels(i))) {
                return true;
            }
        }
        return false;
    }
}
