package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.mail.MailPage.Entry;
import io.kafkamonitor.mail.MailPage.Fact;
import io.kafkamonitor.mail.MailPage.Table;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Says what is known of one alert: what, where, since when, how bad. */
final class AlertEntry {

    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_FACT = 300;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_ADVICE = 2_000;

    private final Moments moments;

    AlertEntry(Moments moments) {
        this.moments = moments;
    }

    /** Everything, with as many rows of evidence as given. */
    Entry full(Alert alert, int evidenceRows) {
        boolean over = alert.resolvedAt().isPresent();
        return new Entry(
                tone(alert),
                title(alert),
                over ? factsOfResolved(alert) : factsOfFiring(alert),
                over ? Table.NONE : EvidenceTable.of(alert, evidenceRows));
    }

    /** Only what and since when, for an alert of which people know. */
    Entry brief(Alert alert) {
        var facts = new ArrayList<Fact>();
        add(facts, valueName(alert), value(alert));
        facts.add(since(alert));
        return new Entry(tone(alert), title(alert), facts, Table.NONE);
    }

    private static Tone tone(Alert alert) {
        return alert.resolvedAt().isPresent() ? Tone.RESOLVED : Tone.of(alert.severity());
    }

    /** The summary, or the rule and its subject if the rule says nothing. */
    static String title(Alert alert) {
        String summary = Wording.clean(alert.summary(), LONGEST_TITLE);
        if (!summary.isEmpty()) {
            return summary;
        }
        String where = where(alert);
        return Wording.clean(where.isEmpty() ? alert.rule() : alert.rule() + ": " + where, LONGEST_TITLE);
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
        facts.add(since(alert));
        alert.unknown().ifPresent(why -> add(facts, "Not readable now", why.toString()));
        return facts;
    }

    private List<Fact> factsOfResolved(Alert alert) {
        var facts = new ArrayList<Fact>();
        addWhere(facts, alert);
        Instant end = alert.resolvedAt().orElse(moments.now());
        String how =
                alert.resolution().map(resolution -> ", " + resolution.text()).orElse("");
        add(facts, "Ended", "after " + moments.span(alert.since(), end) + how);
        add(facts, valueName(alert), value(alert));
        addWorst(facts, alert);
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
