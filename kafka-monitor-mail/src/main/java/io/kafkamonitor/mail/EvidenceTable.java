package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.mail.MailPage.Table;
import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Lays the evidence of an alert out in columns, leaving out what the alert itself says already. */
final class EvidenceTable {

    private static final int LONGEST = 120;

    private EvidenceTable() {}

    static Table of(Alert alert, int mostRows) {
        List<Evidence> shown = alert.evidence().stream().limit(mostRows).toList();
        if (shown.isEmpty()) {
            return Table.NONE;
        }
        List<String> names = names(alert.subject(), shown);
        var columns = new ArrayList<String>();
        names.forEach(name -> columns.add(Wording.clean(name, LONGEST)));
        columns.add("value");
        return new Table(
                List.copyOf(columns),
                shown.stream().map(evidence -> row(names, evidence)).toList(),
                alert.evidenceCount() - shown.size());
    }

    private static List<String> names(Labels subject, List<Evidence> shown) {
        var names = new TreeSet<String>();
        for (Evidence evidence : shown) {
            Labels labels = evidence.labels();
            for (int i = 0; i < labels.size(); i++) {
                if (!Objects.equals(subject.value(labels.name(i)), labels.value(i))) {
                    names.add(labels.name(i));
                }
            }
        }
        // a partition reads as topic first, partition second
        var ordered = new ArrayList<>(names);
        if (ordered.remove("partition")) {
            ordered.add("partition");
        }
        return ordered;
    }

    private static List<String> row(List<String> names, Evidence evidence) {
        var row = new ArrayList<String>();
        for (String name : names) {
            String value = evidence.labels().value(name);
            row.add(value == null ? "" : Wording.clean(Labels.text(value), LONGEST));
        }
        row.add(Wording.clean(evidence.unit().format(evidence.value()), LONGEST));
        return List.copyOf(row);
    }
}
