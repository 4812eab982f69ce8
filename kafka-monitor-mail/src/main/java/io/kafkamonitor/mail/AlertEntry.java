package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.mail.MailPage.Entry;
import io.kafkamonitor.mail.MailPage.Fact;
import io.kafkamonitor.mail.MailPage.Table;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** Says what is known of one alert: what, where, since when, how bad. */
final class AlertEntry {

    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_FACT = 300;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_ADVICE = 2_000;

    private final Moments moments;
    private final Labels common;

    /**
     * Writes entries of one page.
     *
     * @param common labels of the host that the page says once for all alerts
     */
    AlertEntry(Moments moments, Labels common) {
        this.moments = moments;
        this.common = common;
    }

    /** Everything, with as many rows of evidence as given. */
    Entry full(Alert alert, int evidenceRows) {
        return isOver(alert)
                ? new Entry(Tone.RESOLVED, ending(alert), factsOfOver(alert), Table.NONE)
                : new Entry(tone(alert), title(alert), factsOfFiring(alert), EvidenceTable.of(alert, evidenceRows));
    }

    /** Everything of an alert of which people are reminded: also when they were told. */
    Entry still(Alert alert, int evidenceRows) {
        Entry entry = full(alert, evidenceRows);
        var facts = new ArrayList<>(entry.facts());
        int afterSince = facts.indexOf(since(alert)) + 1;
        alert.firedAt().ifPresent(fired -> facts.add(afterSince, new Fact("Fired", moments.at(fired))));
        return new Entry(entry.tone(), entry.title(), facts, entry.evidence());
    }

    /** Only what and since when, for an alert of which people know, or which follows from what they read before. */
    Entry brief(Alert alert) {
        if (isOver(alert)) {
            return new Entry(Tone.RESOLVED, ending(alert), List.of(ended(alert)), Table.NONE);
        }
        var facts = new ArrayList<Fact>();
        add(facts, valueName(alert), value(alert));
        facts.add(since(alert));
        addFlapping(facts, alert);
        return new Entry(tone(alert), title(alert), facts, Table.NONE);
    }

    private static Tone tone(Alert alert) {
        return Tone.of(alert.severity());
    }

    static boolean isOver(Alert alert) {
        return alert.resolvedAt().isPresent();
    }

    /** The summary, or the rule and its subject if the rule says nothing. */
    static String title(Alert alert) {
        String summary = Wording.clean(alert.summary(), LONGEST_TITLE);
        return summary.isEmpty() ? Wording.clean(named(alert, ""), LONGEST_TITLE) : summary;
    }

    /** What is over, without the summary: that says what was so then as if it were so now. */
    static String ending(Alert alert) {
        boolean isWell = alert.resolution().equals(Optional.of(Resolution.RECOVERED));
        String ending = isWell ? Wording.clean(alert.ending(), LONGEST_TITLE) : "";
        return ending.isEmpty() ? Wording.clean(named(alert, " is over"), LONGEST_TITLE) : ending;
    }

    private static String named(Alert alert, String what) {
        String where = where(alert);
        return alert.rule() + what + (where.isEmpty() ? "" : ": " + where);
    }

    static String advice(Alert alert) {
        return Wording.clean(alert.advice(), LONGEST_ADVICE);
    }

    static String condition(Alert alert) {
        return Wording.clean(alert.condition(), LONGEST_FACT);
    }

    private List<Fact> factsOfFiring(Alert alert) {
        var facts = new ArrayList<Fact>();
        addWhere(facts, alert);
        add(facts, valueName(alert), value(alert));
        addWorst(facts, alert);
        Course.of(alert).flatMap(Course::pace).ifPresent(pace -> add(facts, "A minute", pace));
        addCourse(facts, alert);
        facts.add(since(alert));
        addFlapping(facts, alert);
        alert.unknown().ifPresent(why -> add(facts, "Not readable now", why.toString()));
        addHostLabels(facts, alert);
        return facts;
    }

    private List<Fact> factsOfOver(Alert alert) {
        var facts = new ArrayList<Fact>();
        facts.add(ended(alert));
        add(facts, "It was", alert.summary().isEmpty() ? "" : "\u201c" + alert.summary() + "\u201d");
        add(facts, valueName(alert), value(alert));
        addWorst(facts, alert);
        addCourse(facts, alert);
        addHostLabels(facts, alert);
        return facts;
    }

    private static void addCourse(List<Fact> facts, Alert alert) {
        Course.of(alert).ifPresent(course -> add(facts, "Course", course.line()));
    }

    private Fact ended(Alert alert) {
        Instant end = alert.resolvedAt().orElse(moments.now());
        String how =
                alert.resolution().map(resolution -> ", " + resolution.text()).orElse("");
        return new Fact("Ended", Wording.clean("after " + moments.span(alert.since(), end) + how, LONGEST_FACT));
    }

    private static void addFlapping(List<Fact> facts, Alert alert) {
        alert.flapping()
                .ifPresent(times -> facts.add(new Fact(
                        "Flaps", "fired " + times + " times within an hour; you hear again when it has settled")));
    }

    private void addHostLabels(List<Fact> facts, Alert alert) {
        facts(alert.hostLabels()).stream()
                .filter(fact -> !facts(common).contains(fact))
                .forEach(facts::add);
    }

    /** What the host adds, such as the owner. */
    static List<Fact> facts(Labels hostLabels) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < hostLabels.size(); i++) {
            String name = Wording.clean(hostLabels.name(i), LONGEST_NAME);
            add(facts, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), hostLabels.text(i));
        }
        return facts;
    }

    private Fact since(Alert alert) {
        return new Fact("Since", moments.since(alert.since()));
    }

    /** A growth over half an hour is not what there is now. */
    private static String valueName(Alert alert) {
        String name = Wording.clean(alert.valueName(), LONGEST_NAME);
        return name.isEmpty() ? "Now" : name;
    }

    /** Empty for a yes or no: the title says which. */
    private static String value(Alert alert) {
        boolean isNumber = alert.value().isPresent() && !alert.unit().equals(Unit.YES_NO);
        return isNumber ? alert.unit().format(alert.value().getAsDouble()) : "";
    }

    private static void addWorst(List<Fact> facts, Alert alert) {
        if (alert.worst().isPresent() && !alert.unit().equals(Unit.YES_NO)) {
            String worst = alert.unit().format(alert.worst().getAsDouble());
            add(facts, "Worst", worst.equals(value(alert)) ? "" : worst);
        }
    }

    private static void add(List<Fact> facts, String name, String value) {
        String clean = Wording.clean(value, LONGEST_FACT);
        if (!clean.isEmpty()) {
            facts.add(new Fact(name, clean));
        }
    }

    /** Where it is, unless the title says so. */
    private static void addWhere(List<Fact> facts, Alert alert) {
        Labels subject = alert.subject();
        String title = title(alert);
        for (int i = 0; i < subject.size(); i++) {
            if (!title.contains(subject.text(i))) {
                add(facts, "Where", where(alert));
                return;
            }
        }
    }

    private static String where(Alert alert) {
        Labels subject = alert.subject();
        var where = new StringJoiner(", ");
        for (int i = 0; i < subject.size(); i++) {
            where.add(subject.name(i) + " " + subject.text(i));
        }
        return where.toString();
    }
}
