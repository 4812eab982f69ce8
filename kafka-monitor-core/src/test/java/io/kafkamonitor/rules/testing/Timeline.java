package io.kafkamonitor.rules.testing;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rules.testing.RunRecord.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened in a run, in the order in which it did, for the message of a test that fails. */
final class Timeline {

    private final List<Line> lines = new ArrayList<>();
    private final RunRecord record;

    private Timeline(RunRecord record) {
        this.record = record;
    }

    static String of(RunRecord record) {
        var timeline = new Timeline(record);
        timeline.findings();
        timeline.transitions();
        timeline.messages();
        return timeline.text();
    }

    /** Only where it changes what a rule says of a subject. */
    private void findings() {
        Map<String, String> before = new LinkedHashMap<>();
        for (Found found : record.findings()) {
            var now = new LinkedHashMap<String, Finding>();
            found.findings().forEach(finding -> now.put(name(found.rule(), finding.subject()), finding));
            now.forEach((name, finding) -> {
                if (!outcome(finding).equals(before.put(name, outcome(finding)))) {
                    add(found.at(), name + " is " + text(finding));
                }
            });
            before.keySet().removeIf(name -> {
                boolean isSilent = name.startsWith(found.rule() + " {") && !now.containsKey(name);
                if (isSilent) {
                    add(found.at(), name + " is not found any more");
                }
                return isSilent;
            });
        }
    }

    private static String name(String rule, Labels subject) {
        return rule + " {" + subject + "}";
    }

    private static String outcome(Finding finding) {
        return finding.outcome() + " " + finding.unknown();
    }

    private static String text(Finding finding) {
        String why = finding.unknown().map(unknown -> ": " + unknown).orElse("");
        String value = finding.value().isPresent()
                ? " with " + finding.unit().format(finding.value().getAsDouble())
                : "";
        return "found " + finding.outcome() + value + why;
    }

    private void transitions() {
        for (IncidentStory story : record.stories()) {
            story.steps().forEach(step -> add(step.at(), story.name() + " " + step.event()));
        }
    }

    private void messages() {
        record.messages()
                .forEach(message -> add(message.at(), String.join(", ", message.recipients()) + " hear: " + message));
    }

    private void add(Duration at, String event) {
        lines.add(new Line(at, event));
    }

    private String text() {
        Optional<Duration> last = record.findings().stream().map(Found::at).max(Comparator.naturalOrder());
        var text = new StringBuilder("What happened, with a cycle every ")
                .append(Times.text(record.interval()))
                .append(", until ")
                .append(last.map(Times::text).orElse("the first"))
                .append(" after the start:");
        if (lines.isEmpty()) {
            text.append("\n  nothing: the rules found nothing to say");
        }
        lines.sort(Comparator.comparing(Line::at));
        lines.forEach(line ->
                text.append(String.format("%n  %-14s", Times.text(line.at()))).append(line.event()));
        return text.toString();
    }

    private record Line(Duration at, String event) {}
}
