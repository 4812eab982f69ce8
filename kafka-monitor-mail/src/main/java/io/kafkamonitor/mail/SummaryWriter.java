package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.mail.MailPage.Band;
import io.kafkamonitor.mail.MailPage.Bar;
import io.kafkamonitor.mail.MailPage.Bars;
import io.kafkamonitor.mail.MailPage.Block;
import io.kafkamonitor.mail.MailPage.Fact;
import io.kafkamonitor.mail.MailPage.Facts;
import io.kafkamonitor.mail.MailPage.Heading;
import io.kafkamonitor.mail.MailPage.Notice;
import io.kafkamonitor.mail.MailPage.Rows;
import io.kafkamonitor.mail.MailPage.Table;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Summary;
import io.kafkamonitor.notifier.Summary.Fired;
import io.kafkamonitor.notifier.Summary.Silenced;
import io.kafkamonitor.notifier.SummaryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Decides what a mail says of the cluster at a glance: what fires, how the cluster was, what fired, what is silenced. */
final class SummaryWriter {

    private static final int MOST_FIRING = 12;
    private static final int LONGEST = 120;
    private static final int LONGEST_WHY = 200;
    private static final String NOT_KNOWN = "\u2013";

    /** Other units name what is counted, which the column does. */
    private static final Set<Unit> SAID_WITH_EACH_VALUE =
            Set.of(Unit.BYTES, Unit.BYTES_PER_SECOND, Unit.RATIO, Unit.SECONDS, Unit.MILLISECONDS, Unit.YES_NO);

    private final Notification notification;
    private final Summary summary;
    private final Texts texts;
    private final Moments moments;

    SummaryWriter(Notification notification, Summary summary, MailLook look) {
        this.notification = notification;
        this.summary = summary;
        this.texts = look.texts();
        this.moments = new Moments(notification.time(), look.zone(), texts);
    }

    MailPage page(int mostDetails, List<String> notices, Footer footer) {
        var body = new ArrayList<Block>();
        notices.forEach(notice -> body.add(new Notice(notice)));
        firing(mostDetails, body);
        summary.tables().forEach(table -> table(table, body));
        fired(mostDetails, body);
        silenced(body);
        String monitor = Wording.clean(notification.monitor(), PageWriter.LONGEST_MONITOR);
        var band =
                new Band(texts.of(Phrase.SUMMARY), monitor, texts.of(Phrase.BAND_AT, moments.at(notification.time())));
        return new MailPage(
                tone(),
                Headline.subject(texts.of(Phrase.SUMMARY), notification.monitor(), headline()),
                band,
                headline(),
                lead(),
                body,
                footer.of(notification, moments));
    }

    private Tone tone() {
        return notification.ongoing().isEmpty() ? Tone.RESOLVED : Tone.of(notification.severity());
    }

    private String headline() {
        int firing = notification.ongoing().size();
        return switch (firing) {
            case 0 -> texts.of(Phrase.NOTHING_FIRES);
            case 1 -> texts.of(Phrase.ONE_FIRES);
            default -> texts.of(Phrase.SOME_FIRE, firing);
        };
    }

    private String lead() {
        return texts.of(
                Phrase.SUMMARY_SINCE,
                moments.at(summary.since()),
                summary.fired().size() + summary.otherFired(),
                summary.silenced().size());
    }

    private void firing(int mostDetails, List<Block> body) {
        List<Alert> firing = notification.ongoing();
        if (firing.isEmpty()) {
            return;
        }
        var entries = new AlertEntry(moments, Labels.EMPTY);
        List<MailPage.Row> rows = firing.stream()
                .limit(Math.min(MOST_FIRING, mostDetails))
                .map(entries::row)
                .toList();
        body.add(new Heading(texts.of(Phrase.FIRES_NOW, firing.size())));
        body.add(Rows.of(rows, firing.size() - rows.size(), texts));
    }

    private void table(SummaryTable table, List<Block> body) {
        body.add(new Heading(clean(texts.sentence(table.title()))));
        if (table.subject().isEmpty()) {
            body.add(new Facts(facts(table)));
            return;
        }
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).isCompared()) {
                body.add(bars(table, i));
            } else {
                others.add(i);
            }
        }
        String more = table.otherRows() == 0 ? "" : texts.of(Phrase.MORE, table.otherRows());
        if (!others.isEmpty()) {
            body.add(values(table, others, more));
        }
    }

    private List<Fact> facts(SummaryTable table) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(i -> {
                    String name = clean(texts.sentence(table.columns().get(i).name()));
                    String begun = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
                    return new Fact(begun, value(table, table.rows().get(0), i));
                })
                .toList();
    }

    private Bars bars(SummaryTable table, int column) {
        String figure = clean(texts.sentence(table.columns().get(column).name()));
        double most = table.rows().stream()
                .mapToDouble(row -> row.values().get(column).orElse(0))
                .max()
                .orElse(0);
        List<Bar> bars = table.rows().stream()
                .map(row -> Bar.of(
                        clean(row.subject()),
                        value(table, row, column),
                        row.values().get(column).orElse(0),
                        most,
                        false))
                .toList();
        return new Bars(subject(table), figure, bars, "");
    }

    private Table values(SummaryTable table, List<Integer> columns, String more) {
        var names = new ArrayList<String>(List.of(subject(table)));
        columns.forEach(column ->
                names.add(clean(texts.sentence(table.columns().get(column).name()))));
        List<List<String>> rows = table.rows().stream()
                .map(row -> {
                    var cells = new ArrayList<String>(List.of(clean(row.subject())));
                    columns.forEach(column -> cells.add(value(table, row, column)));
                    return List.copyOf(cells);
                })
                .toList();
        return new Table(names, columns.size(), rows, more);
    }

    private String subject(SummaryTable table) {
        return clean(texts.sentence(table.subject()));
    }

    private String value(SummaryTable table, SummaryTable.Row row, int column) {
        Unit unit = table.columns().get(column).unit();
        OptionalDouble value = row.values().get(column);
        if (value.isEmpty()) {
            return NOT_KNOWN;
        }
        boolean isSaid = SAID_WITH_EACH_VALUE.contains(unit);
        return clean(isSaid ? texts.value(unit, value.getAsDouble()) : Course.number(unit, value.getAsDouble()));
    }

    private void fired(int mostDetails, List<Block> body) {
        List<Fired> shown = summary.fired().stream().limit(mostDetails).toList();
        if (shown.isEmpty()) {
            return;
        }
        int all = summary.fired().size() + summary.otherFired();
        List<List<String>> rows = shown.stream()
                .map(fired ->
                        List.of(clean(named(fired)), String.valueOf(fired.times()), texts.duration(fired.duration())))
                .toList();
        body.add(new Heading(texts.of(Phrase.FIRED_SINCE, all)));
        body.add(new Table(
                List.of(texts.of(Phrase.ALERT), texts.of(Phrase.TIMES), texts.of(Phrase.IN_ALL)),
                2,
                rows,
                all == shown.size() ? "" : texts.of(Phrase.MORE, all - shown.size())));
    }

    private String named(Fired fired) {
        String where = AlertWords.where(fired.subject());
        String name = where.isEmpty() ? fired.rule() : texts.of(Phrase.RULE_WHERE, fired.rule(), where);
        return fired.isOver() ? name : texts.of(Phrase.STILL, name);
    }

    private void silenced(List<Block> body) {
        List<Silenced> silenced = summary.silenced();
        if (silenced.isEmpty()) {
            return;
        }
        List<List<String>> rows = silenced.stream()
                .map(each -> List.of(
                        Wording.clean(why(each), LONGEST_WHY),
                        each.end().map(moments::at).orElse(texts.of(Phrase.WHEN_OVER)),
                        String.valueOf(each.firing())))
                .toList();
        body.add(new Heading(texts.of(Phrase.SILENCED, silenced.size())));
        body.add(new Table(
                List.of(texts.of(Phrase.ALERTS), texts.of(Phrase.UNTIL_WHEN), texts.of(Phrase.FIRING)), 1, rows, ""));
    }

    private String why(Silenced silenced) {
        String said = silenced.by().isEmpty()
                ? silenced.because()
                : silenced.because().isEmpty()
                        ? silenced.by()
                        : texts.of(Phrase.RULE_WHERE, silenced.by(), silenced.because());
        return said.isEmpty() ? silenced.what() : texts.of(Phrase.SINCE_FOR, silenced.what(), said);
    }

    private static String clean(String text) {
        return Wording.clean(text, LONGEST);
    }
}
