package io.kafkamonitor.examples.demo;

import io.kafkamonitor.examples.terminal.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the expected mails have arrived, and when. Safe for use by several threads. */
final class Checklist {

    private final Object lock = new Object();
    private final Set<Expectation> expected = EnumSet.noneOf(Expectation.class); // guarded by lock
    private final Map<Expectation, Duration> fired = new EnumMap<>(Expectation.class); // guarded by lock
    private final Map<Expectation, Duration> resolved = new EnumMap<>(Expectation.class); // guarded by lock

    private final Set<Expectation> firing = EnumSet.noneOf(Expectation.class); // guarded by lock
    private final List<String> surplus = new ArrayList<>(); // guarded by lock

    /** From now on an alert is expected; what came of it before, of something else, does not count. */
    void expect(Expectation expectation) {
        synchronized (lock) {
            expected.add(expectation);
            fired.remove(expectation);
            resolved.remove(expectation);
            firing.remove(expectation);
        }
    }

    /** Ticks off what a mail says, once. */
    void arrived(MailNews mail, Duration at) {
        synchronized (lock) {
            if (expected.contains(Expectation.DOWN) && Expectation.FOLDED.contains(mail.rule())) {
                surplus.add(mail.rule());
            }
            for (Expectation expectation : expected) {
                if (expectation.isFiredBy(mail)) {
                    note(mail, firing.add(expectation));
                    fired.putIfAbsent(expectation, at);
                } else if (expectation.isResolvedBy(mail) && fired.containsKey(expectation)) {
                    note(mail, firing.remove(expectation));
                    resolved.putIfAbsent(expectation, at);
                }
            }
        }
    }

    private void note(MailNews mail, boolean isNew) {
        if (!isNew) {
            surplus.add(mail.rule());
        }
    }

    /** Whether the mail has arrived that an alert fires. */
    boolean hasFired(Expectation expectation) {
        synchronized (lock) {
            return fired.containsKey(expectation);
        }
    }

    /** Whether the mail has arrived that an alert is over. */
    boolean hasResolved(Expectation expectation) {
        synchronized (lock) {
            return resolved.containsKey(expectation);
        }
    }

    /** Whether a mail told what another one had told. */
    boolean hasSurplus() {
        synchronized (lock) {
            return !surplus.isEmpty();
        }
    }

    /** Whether every expected alert and its end arrived, and none of them twice. */
    boolean isComplete() {
        synchronized (lock) {
            return fired.size() == Expectation.values().length
                    && resolved.size() == Expectation.values().length
                    && surplus.isEmpty();
        }
    }

    /** What was expected, and when it arrived. */
    TextTable table() {
        var table = TextTable.titled("Expected mails")
                .words("alert")
                .numbers("fired", "resolved")
                .words("result");
        synchronized (lock) {
            for (Expectation expectation : Expectation.values()) {
                boolean ok = resolved.containsKey(expectation);
                table.row(
                        expectation.rule(),
                        moment(fired.get(expectation)),
                        moment(resolved.get(expectation)),
                        ok ? "ok" : "MISSING");
            }
            surplus.forEach(rule -> table.row(rule, "-", "-", "TOO MUCH"));
        }
        return table;
    }

    private static String moment(@Nullable Duration at) {
        return at == null ? "-" : String.format(Locale.ROOT, "%.1f s", at.toMillis() / 1000.0);
    }
}
