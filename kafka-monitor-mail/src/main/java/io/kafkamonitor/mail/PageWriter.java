package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.mail.MailPage.Band;
import io.kafkamonitor.mail.MailPage.Bars;
import io.kafkamonitor.mail.MailPage.Block;
import io.kafkamonitor.mail.MailPage.Entry;
import io.kafkamonitor.mail.MailPage.Fact;
import io.kafkamonitor.mail.MailPage.Facts;
import io.kafkamonitor.mail.MailPage.Heading;
import io.kafkamonitor.mail.MailPage.Notice;
import io.kafkamonitor.mail.MailPage.Paragraph;
import io.kafkamonitor.mail.MailPage.Picture;
import io.kafkamonitor.mail.MailPage.Rows;
import io.kafkamonitor.mail.MailPage.Table;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.Notification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what a mail says about a notification, and in which order: what is wrong, where, what it affects, how it got there, what to
 * do, what was before; and of several alerts news first, worst first.
 */
final class PageWriter {

    private static final int ROWS_OF_EVIDENCE = 5;
    private static final int MOST_CONSEQUENCES = 12;
    /** How many rows may stand before what is to be done. */
    private static final int A_SCREEN = 8;

    static final int LONGEST_MONITOR = 100;

    private final Notification notification;
    private final MailLook look;
    private final Texts texts;
    private final Moments moments;
    private final Labels common;
    private final AlertEntry entries;
    private final WhatToDo whatToDo;

    /** What a mail says about news, or about the cluster at a glance; otherwise as {@link #page}. */
    static MailPage page(
            Notification notification, MailLook look, int mostDetails, List<String> notices, Footer footer) {
        return notification
                .summary()
                .map(summary -> new SummaryWriter(notification, summary, look).page(mostDetails, notices, footer))
                .orElseGet(() -> new PageWriter(notification, look).page(mostDetails, notices, footer));
    }

    private PageWriter(Notification notification, MailLook look) {
        this.notification = notification;
        this.look = look;
        this.texts = look.texts();
        this.moments = new Moments(notification.time(), look.zone(), texts);
        this.common = commonHostLabels();
        this.entries = new AlertEntry(moments, common);
        this.whatToDo = new WhatToDo(notification, look);
    }

    private Labels commonHostLabels() {
        List<Labels> all = all().map(Alert::hostLabels).distinct().toList();
        return all.size() == 1 ? all.get(0) : Labels.EMPTY;
    }

    private Stream<Alert> all() {
        return Stream.concat(notification.firing(), notification.resolved().stream());
    }

    /**
     * The page.
     *
     * @param mostDetails how many alerts are described at most; the others are counted
     * @param notices what the reader has to know of the mail itself
     */
    private MailPage page(int mostDetails, List<String> notices, Footer footer) {
        var headline = new Headline(notification, texts);
        var body = new ArrayList<Block>();
        notices.forEach(notice -> body.add(new Notice(notice)));
        List<Alert> alerts = all().toList();
        stale(alerts).ifPresent(body::add);
        if (alerts.size() == 1) {
            one(alerts.get(0), mostDetails, body);
        } else {
            several(mostDetails, body);
        }
        Tone tone = headline.tone();
        var band =
                new Band(texts.of(tone.phrase()), Wording.clean(notification.monitor(), LONGEST_MONITOR), time(alerts));
        return new MailPage(
                tone,
                headline.subject(),
                band,
                headline.text(),
                headline.lead(),
                body,
                footer.of(notification, moments));
    }

    private String time(List<Alert> alerts) {
        Alert alert = alerts.get(0);
        if (alerts.size() > 1) {
            return texts.of(Phrase.BAND_AT, moments.at(notification.time()));
        }
        return alert.resolvedAt()
                .map(end -> moments.span(alert.since(), end))
                .orElseGet(() -> texts.of(Phrase.BAND_SINCE, moments.since(alert.since())));
    }

    /** What cannot be read is old, and looks like any other value. */
    private Optional<Notice> stale(List<Alert> alerts) {
        List<Alert> unknown = alerts.stream()
                .filter(alert -> alert.unknown().isPresent() && !AlertEntry.isOver(alert))
                .toList();
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        String text = alerts.size() == 1
                ? texts.of(
                        Phrase.STALE,
                        texts.sentence(unknown.get(0).unknown().orElseThrow().toString()))
                : texts.of(Phrase.STALE_SOME, unknown.size());
        return Optional.of(new Notice(Wording.clean(text, 500)));
    }

    private void one(Alert alert, int mostDetails, List<Block> body) {
        Entry entry = notification.isReminder()
                ? entries.still(alert, ROWS_OF_EVIDENCE)
                : entries.full(alert, ROWS_OF_EVIDENCE);
        Optional<Picture> picture = picture(alert);
        var facts = new ArrayList<>(entry.facts());
        facts.addAll(AlertEntry.facts(common));
        picture.ifPresent(drawn -> facts.removeIf(fact -> fact.name().equals(texts.of(Phrase.COURSE))));
        body.add(new Facts(facts));
        var affected = new ArrayList<Block>();
        evidence(alert, entry, affected);
        consequences(mostDetails, affected);
        boolean isLong = rows(affected) > A_SCREEN;
        if (isLong) {
            whatToDo.addTo(body);
        }
        body.addAll(affected);
        picture.ifPresent(drawn -> {
            body.add(new Heading(texts.of(Phrase.HOW_IT_WENT)));
            body.add(drawn);
        });
        if (!isLong) {
            whatToDo.addTo(body);
        }
        new Before(moments).of(alert).ifPresent(before -> {
            body.add(new Heading(texts.of(Phrase.BEFORE)));
            body.add(new Paragraph(before));
        });
    }

    private void evidence(Alert alert, Entry entry, List<Block> affected) {
        if (entry.evidence().isEmpty()) {
            return;
        }
        Optional<Bars> comparison = Comparison.of(alert, texts);
        affected.add(new Heading(texts.of(comparison.isPresent() ? Phrase.COMPARED : Phrase.AFFECTS)));
        affected.add(comparison.isPresent() ? comparison.get() : entry.evidence());
    }

    private Optional<Picture> picture(Alert alert) {
        if (!look.hasPictures()) {
            return Optional.empty();
        }
        return Course.of(alert, texts).flatMap(course -> {
            String colour = look.colour(Tone.of(alert.severity()));
            byte[] png = Drawing.png(course.picture(alert, colour, look.zone()));
            return png == null
                    ? Optional.empty()
                    : Optional.of(new Picture(png, course.line(), course.caption(alert, moments)));
        });
    }

    private void several(int mostDetails, List<Block> body) {
        var sections = new AlertSections(notification, texts, entries, mostDetails);
        List<Block> written = sections.written();
        boolean isLong = rows(written) > A_SCREEN;
        if (isLong) {
            whatToDo.addTo(body);
        }
        body.addAll(written);
        List<Fact> facts = AlertEntry.facts(common);
        if (!facts.isEmpty()) {
            body.add(new Facts(facts));
        }
        consequences(mostDetails, body);
        if (!isLong) {
            whatToDo.addTo(body);
        }
    }

    private static int rows(List<Block> blocks) {
        int rows = 0;
        for (Block block : blocks) {
            rows += block instanceof Rows some ? some.rows().size() : 0;
            rows += block instanceof Table table ? table.rows().size() : 0;
            rows += block instanceof Bars bars ? bars.bars().size() : 0;
            rows += block instanceof MailPage.Entries some ? 2 * some.entries().size() : 0;
        }
        return rows;
    }

    /** Those that fire first, each as short as may be: what is to be done is said of their cause. */
    private void consequences(int mostDetails, List<Block> body) {
        List<Alert> all = notification.consequences();
        if (all.isEmpty()) {
            return;
        }
        List<MailPage.Row> shown = all.stream()
                .sorted(Comparator.comparing(AlertEntry::isOver).thenComparing(Alert.WORST_FIRST))
                .limit(Math.min(MOST_CONSEQUENCES, mostDetails))
                .map(entries::row)
                .toList();
        long over = all.stream().filter(AlertEntry::isOver).count();
        String title = over == all.size()
                ? texts.of(Phrase.FOLLOWED, over)
                : over == 0
                        ? texts.of(Phrase.FOLLOWS, all.size())
                        : texts.of(Phrase.FOLLOWS_SOME_OVER, all.size(), over);
        body.add(new Heading(title));
        body.add(Rows.of(shown, all.size() - shown.size(), texts));
    }
}
