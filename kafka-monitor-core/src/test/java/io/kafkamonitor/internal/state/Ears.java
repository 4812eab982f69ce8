package io.kafkamonitor.internal.state;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one recipient has heard, from what was accepted for it and from what may have arrived, and what is wrong with what
 * it is told. Knows nothing of how it is decided.
 */
final class Ears {

    private final String recipient;
    private final Map<String, Heard> heard = new TreeMap<>();
    private final List<String> wrong;

    Ears(String recipient, List<String> wrong) {
        this.recipient = recipient;
        this.wrong = wrong;
    }

    /** What was heard of one incident. */
    static final class Heard {
        boolean sure;
        boolean itself;
        boolean perhapsItself;
        boolean perhapsNews;
        boolean perhapsOver;
        Severity severity = Severity.INFO;
        boolean flapping;
        /** Only that it was about to follow; when its cause is over, no more is said of it. */
        boolean onlyPending;

        @Override
        public String toString() {
            return (sure ? "surely " : "perhaps ")
                    + (itself || perhapsItself ? "" : "as a consequence ")
                    + severity
                    + (flapping ? " flapping" : "")
                    + (perhapsNews ? ", perhaps something new" : "")
                    + (perhapsOver ? ", perhaps that it is over" : "");
        }
    }

    /** What is known for sure and not over, by the name of the alert and incident. */
    Map<String, Heard> open() {
        return heard;
    }

    @Nullable
    Heard of(Alert alert) {
        return heard.get(name(alert));
    }

    /** Looks at a letter before it is delivered. */
    void check(Notification letter, DeliveryAttempt attempt) {
        letter.fired().forEach(alert -> checkFired(alert, attempt));
        letter.changed().forEach(alert -> checkChanged(alert, attempt));
        letter.resolved().forEach(alert -> checkOver(alert, attempt));
        letter.ongoing().forEach(alert -> expect(of(alert) != null, alert, "goes on, of which it was not told"));
        for (Alert alert : letter.consequences()) {
            if (isOver(alert)) {
                checkOver(alert, attempt);
            }
        }
    }

    private void checkFired(Alert alert, DeliveryAttempt attempt) {
        @Nullable Heard before = of(alert);
        if (before != null && (before.itself || before.perhapsItself)) {
            expect(!before.itself || before.perhapsOver, alert, "fires, which it was told before: " + before);
            expect(attempt.isPossibleDuplicate(), alert, "fires, not marked, but it may know: " + before);
        }
    }

    private void checkChanged(Alert alert, DeliveryAttempt attempt) {
        @Nullable Heard before = of(alert);
        expect(before != null, alert, "has changed, of which it was not told");
        if (before != null) {
            boolean isNew = before.severity.compareTo(alert.severity()) < 0 || before.flapping != isFlapping(alert);
            expect(isNew || !before.sure || before.perhapsOver, alert, "has changed to what it was told: " + before);
            expect(
                    !before.perhapsNews || attempt.isPossibleDuplicate(),
                    alert,
                    "has changed, not marked, but it may know: " + before);
        }
    }

    private void checkOver(Alert alert, DeliveryAttempt attempt) {
        @Nullable Heard before = of(alert);
        expect(before != null, alert, "is over, of which it was not told");
        if (before != null) {
            expect(
                    !before.perhapsOver || attempt.isPossibleDuplicate(),
                    alert,
                    "is over, not marked, but it may know: " + before);
        }
    }

    private void expect(boolean met, Alert alert, String problem) {
        if (!met) {
            wrong.add(recipient + " is told that " + name(alert) + " " + problem);
        }
    }

    /** Takes what became of a letter for it. */
    void answer(Notification letter, Answer.Kind kind) {
        if (kind == Answer.Kind.ACCEPTED) {
            letter.fired().forEach(alert -> know(alert, true));
            letter.changed().forEach(alert -> know(alert, true));
            letter.ongoing().forEach(this::hearOngoing);
            letter.resolved().forEach(alert -> heard.remove(name(alert)));
            letter.consequences().forEach(this::hearConsequence);
        } else if (kind == Answer.Kind.PERHAPS) {
            letter.fired().forEach(this::perhapsHear);
            letter.changed().forEach(this::perhapsHear);
            letter.resolved().forEach(this::perhapsOver);
            letter.consequences().forEach(alert -> {
                if (!isOver(alert)) {
                    heard.computeIfAbsent(name(alert), any -> new Heard()).onlyPending |=
                            alert.state() == AlertState.PENDING;
                } else {
                    perhapsOver(alert);
                }
            });
        }
    }

    /** That it goes on is no word of what may have been told of it. */
    private void hearOngoing(Alert alert) {
        @Nullable Heard before = of(alert);
        know(alert, true);
        if (before != null && before.perhapsNews) {
            requireNonNull(of(alert)).perhapsNews = true;
        }
    }

    private void hearConsequence(Alert alert) {
        @Nullable Heard before = of(alert);
        if (isOver(alert)) {
            heard.remove(name(alert));
        } else if (before == null || !before.itself) {
            know(alert, false);
        }
    }

    private void know(Alert alert, boolean itself) {
        var now = new Heard();
        now.sure = true;
        now.itself = itself;
        now.severity = alert.severity();
        now.flapping = isFlapping(alert);
        now.onlyPending = alert.state() == AlertState.PENDING;
        heard.put(name(alert), now);
    }

    private void perhapsHear(Alert alert) {
        Heard now = heard.computeIfAbsent(name(alert), any -> new Heard());
        now.perhapsItself = true;
        now.onlyPending = false;
        now.perhapsNews = true;
    }

    private void perhapsOver(Alert alert) {
        @Nullable Heard before = of(alert);
        if (before != null) {
            before.perhapsOver = true;
        }
    }

    /** A consequence that is not over may be about to fire. */
    private static boolean isOver(Alert alert) {
        return alert.state() == AlertState.RESOLVED;
    }

    private static boolean isFlapping(Alert alert) {
        return alert.flapping().isPresent();
    }

    /** Rule, name and when the incident began. */
    static String name(Alert alert) {
        return alert.rule() + " " + alert.subject().value("name") + "@"
                + alert.incident().replaceAll(".*-", "");
    }

    /** Forgets all but some incidents: somebody who is no recipient any more hears of no end. */
    void keep(Set<String> names) {
        heard.keySet().retainAll(names);
    }

    List<String> all() {
        var all = new ArrayList<String>();
        heard.forEach((name, what) -> {
            if (!what.onlyPending) {
                all.add(recipient + " knows of " + name + " " + what);
            }
        });
        return all;
    }
}
