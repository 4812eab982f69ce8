package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.mail.MailPage.Entry;
import io.kafkamonitor.mail.MailPage.Fact;
import io.kafkamonitor.mail.MailPage.Row;
import io.kafkamonitor.mail.MailPage.Table;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what is known of one alert: what, where, since when, how bad. */
final class AlertEntry {

    private static final int LONGEST_FACT = 300;
    private static final int LONGEST_NAME = 40;

    private final Texts texts;
    private final AlertWords words;
    private final Moments moments;
    private final Labels common;

    /**
     * Writes entries of one page.
     *
     * @param common labels of the host that the page says once for all alerts
     */
    AlertEntry(Moments moments, Labels common) {
        this.texts = moments.texts();
        this.words = new AlertWords(texts);
        this.moments = moments;
        this.common = common;
    }

    /** Everything, with as many rows of evidence as given. */
    Entry full(Alert alert, int evidenceRows) {
        Table evidence = isOver(alert) ? Table.NONE : EvidenceTable.of(alert, evidenceRows, texts);
        return entry(alert, isOver(alert) ? factsOfOver(alert) : factsOfFiring(alert), evidence);
    }

    /** Everything of an alert of which people are reminded: also when they were told. */
    Entry still(Alert alert, int evidenceRows) {
        Entry entry = full(alert, evidenceRows);
        var facts = new ArrayList<>(entry.facts());
        int afterSince = facts.indexOf(since(alert)) + 1;
        alert.firedAt().ifPresent(fired -> facts.add(afterSince, fact(Phrase.FIRED, moments.at(fired))));
        return entry(alert, facts, entry.evidence());
    }

    /** Only what and since when, for an alert of which people know. */
    Entry brief(Alert alert) {
        if (isOver(alert)) {
            return entry(alert, List.of(ended(alert)), Table.NONE);
        }
        var facts = new ArrayList<Fact>();
        add(facts, valueName(alert), value(alert));
        facts.add(since(alert));
        addFlapping(facts, alert);
        return entry(alert, facts, Table.NONE);
    }

    private Entry entry(Alert alert, List<Fact> facts, Table evidence) {
        Tone tone = tone(alert);
        return new Entry(tone, texts.of(tone.phrase()), words.headline(alert), facts, evidence);
    }

    /** An alert in a row: how bad it is, or how long it lasted. */
    Row row(Alert alert) {
        Tone tone = tone(alert);
        Duration lasted = Duration.between(alert.since(), alert.resolvedAt().orElse(moments.now()));
        String duration = texts.duration(lasted);
        String value = isOver(alert) ? texts.of(Phrase.AFTER, duration) : value(alert);
        // what the title says already needs no second place
        boolean isSaid = value.isEmpty() || words.headline(alert).contains(number(alert));
        return new Row(
                tone, texts.of(tone.phrase()), words.headline(alert), isSaid && !isOver(alert) ? duration : value);
    }

    /** Without its unit, which the title may leave out. */
    private static String number(Alert alert) {
        String value =
                alert.value().isPresent() ? alert.unit().format(alert.value().getAsDouble()) : "";
        int space = value.indexOf(' ');
        return space < 0 ? value : value.substring(0, space);
    }

    private static Tone tone(Alert alert) {
        return isOver(alert) ? Tone.RESOLVED : Tone.of(alert.severity());
    }

    static boolean isOver(Alert alert) {
        return alert.resolvedAt().isPresent();
    }

    private List<Fact> factsOfFiring(Alert alert) {
        var facts = new ArrayList<Fact>();
        addWhere(facts, alert);
        add(facts, valueName(alert), value(alert));
        addWorst(facts, alert);
        Course.of(alert, texts).flatMap(Course::pace).ifPresent(pace -> add(facts, texts.of(Phrase.A_MINUTE), pace));
        addCourse(facts, alert);
        facts.add(since(alert));
        addFlapping(facts, alert);
        addHostLabels(facts, alert);
        return facts;
    }

    private List<Fact> factsOfOver(Alert alert) {
        var facts = new ArrayList<Fact>();
        facts.add(ended(alert));
        String summary = words.summary(alert);
        add(facts, texts.of(Phrase.IT_WAS), summary.isEmpty() ? "" : texts.of(Phrase.QUOTED, summary));
        add(facts, valueName(alert), value(alert));
        addWorst(facts, alert);
        addCourse(facts, alert);
        addHostLabels(facts, alert);
        return facts;
    }

    private void addCourse(List<Fact> facts, Alert alert) {
        Course.of(alert, texts).ifPresent(course -> add(facts, texts.of(Phrase.COURSE), course.line()));
    }

    private Fact ended(Alert alert) {
        Instant end = alert.resolvedAt().orElse(moments.now());
        String span = moments.span(alert.since(), end);
        String how = alert.resolution()
                .filter(resolution -> resolution != Resolution.RECOVERED)
                .map(resolution -> texts.sentence(resolution.text()))
                .orElse("");
        return fact(Phrase.ENDED, how.isEmpty() ? texts.of(Phrase.AFTER, span) : texts.of(Phrase.AFTER_HOW, span, how));
    }

    private void addFlapping(List<Fact> facts, Alert alert) {
        alert.flapping().ifPresent(times -> facts.add(fact(Phrase.FLAPS, texts.of(Phrase.FLAPS_TIMES, times))));
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
        return fact(Phrase.SINCE, moments.since(alert.since()));
    }

    private Fact fact(Phrase name, String value) {
        return new Fact(texts.of(name), Wording.clean(value, LONGEST_FACT));
    }

    /** A growth over half an hour is not what there is now. */
    private String valueName(Alert alert) {
        String name = Wording.clean(texts.sentence(alert.valueName()), LONGEST_NAME);
        return name.isEmpty() ? texts.of(Phrase.NOW) : name;
    }

    /** Empty for a yes or no: the title says which. */
    private String value(Alert alert) {
        boolean isNumber = alert.value().isPresent() && !alert.unit().equals(Unit.YES_NO);
        return isNumber ? texts.value(alert.unit(), alert.value().getAsDouble()) : "";
    }

    private void addWorst(List<Fact> facts, Alert alert) {
        if (alert.worst().isPresent() && !alert.unit().equals(Unit.YES_NO)) {
            String worst = texts.value(alert.unit(), alert.worst().getAsDouble());
            add(facts, texts.of(Phrase.WORST), worst.equals(value(alert)) ? "" : worst);
        }
    }

    private static void add(List<Fact> facts, String name, String value) {
        String clean = Wording.clean(value, LONGEST_FACT);
        if (!clean.isEmpty()) {
            facts.add(new Fact(name, clean));
        }
    }

    /** Where it is, unless the title says so. */
    private void addWhere(List<Fact> facts, Alert alert) {
        Labels subject = alert.subject();
        String title = words.headline(alert);
        for (int i = 0; i < subject.size(); i++) {
            if (!title.contains(subject.text(i))) {
                add(facts, texts.of(Phrase.WHERE), AlertWords.where(alert));
                return;
            }
        }
    }
}
