package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.mail.MailPage.Table;
import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lays the evidence of an alert out in columns, worst first, leaving out what the alert itself says already. Partitions of which
 * the same is to be said share a row: {@code 0-7, 12}.
 */
final class EvidenceTable {

    private static final int LONGEST = 120;
    private static final String PARTITION = "partition";

    private EvidenceTable() {}

    static Table of(Alert alert, int mostRows, Texts texts) {
        if (alert.evidence().isEmpty() || mostRows == 0) {
            return Table.NONE;
        }
        List<String> names = names(alert.subject(), alert.evidence());
        var columns = new ArrayList<String>();
        names.forEach(name -> columns.add(Wording.clean(texts.sentence(name), LONGEST)));
        columns.add(texts.of(Phrase.VALUE));
        var rows = new ArrayList<List<String>>();
        int shown = 0;
        for (List<Evidence> same : folded(alert.evidence())) {
            if (rows.size() < mostRows) {
                rows.add(row(names, same, texts));
                shown += same.size();
            }
        }
        int omitted = alert.evidenceCount() - shown;
        return new Table(columns, 1, rows, omitted == 0 ? "" : texts.of(Phrase.MORE, omitted));
    }

    /** Partitions of which all else is the same, in the order of the worst. */
    private static List<List<Evidence>> folded(List<Evidence> all) {
        Map<List<Object>, List<Evidence>> folded = new LinkedHashMap<>();
        for (Evidence evidence : all) {
            List<Object> rest = List.of(rest(evidence.labels()), evidence.value(), evidence.unit());
            folded.computeIfAbsent(rest, any -> new ArrayList<>()).add(evidence);
        }
        return List.copyOf(folded.values());
    }

    private static List<String> rest(Labels labels) {
        var rest = new ArrayList<String>();
        for (int i = 0; i < labels.size(); i++) {
            boolean isPartition = labels.name(i).equals(PARTITION) && Ranges.isNumber(labels.value(i));
            rest.add(labels.name(i));
            rest.add(isPartition ? "" : labels.value(i));
        }
        return rest;
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
        var ordered = new ArrayList<String>();
        for (String first : List.of("topic", PARTITION)) {
            if (names.remove(first)) {
                ordered.add(first);
            }
        }
        ordered.addAll(names);
        return ordered;
    }

    private static List<String> row(List<String> names, List<Evidence> same, Texts texts) {
        Evidence first = same.get(0);
        var row = new ArrayList<String>();
        for (String name : names) {
            row.add(name.equals(PARTITION) && same.size() > 1 ? partitions(same) : cell(first, name));
        }
        row.add(Wording.clean(texts.value(first.unit(), first.value()), LONGEST));
        return List.copyOf(row);
    }

    private static String cell(Evidence evidence, String name) {
        @Nullable String value = evidence.labels().value(name);
        return value == null ? "" : Wording.clean(Labels.text(value), LONGEST);
    }

    private static String partitions(List<Evidence> same) {
        List<String> numbers = same.stream()
                .map(evidence -> Objects.requireNonNull(evidence.labels().value(PARTITION)))
                .toList();
        return Wording.clean(Ranges.of(numbers), LONGEST);
    }
}
