package io.kafkamonitor.internal.delivering;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.schedule.PluginCall;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.notifier.NotifierCheck;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all notifiers at the same time whether they could tell people. Safe for use by several threads. */
public final class NotifierChecks {

    private static final Logger logger = LoggerFactory.getLogger(NotifierChecks.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Notifier> notifiers;
    private final Duration patience;
    private final Surroundings surroundings;

    NotifierChecks(List<Notifier> notifiers, Surroundings surroundings) {
        this(notifiers, PATIENCE, surroundings);
    }

    /** @param patience how long all of them have */
    NotifierChecks(List<Notifier> notifiers, Duration patience, Surroundings surroundings) {
        this.notifiers = List.copyOf(notifiers);
        this.patience = patience;
        this.surroundings = surroundings;
    }

    /** Asks them in the background, and logs what they say. */
    void begin() {
        if (!notifiers.isEmpty()) {
            surroundings.threads().thread("check", this::askAndLog).start();
        }
    }

    private void askAndLog() {
        try {
            ask().forEach((name, check) -> {
                switch (check.result()) {
                    case PASSED -> logger.info("The notifier '{}' can tell people: {}", name, check.sentence());
                    case FAILED ->
                        logger.warn("The notifier '{}' could not tell everybody now: {}", name, check.sentence());
                    case NOT_CHECKED -> logger.debug("The notifier '{}' is not checked", name);
                }
            });
        } catch (InterruptedException e) {
            logger.debug("The check of the notifiers was interrupted", e);
        }
    }

    /**
     * What they say, by their names. Whoever fails counts as failing in the health of the monitor until it passes or
     * delivers.
     */
    public Map<String, NotifierCheck> ask() throws InterruptedException {
        Map<Notifier, Asked> asked = new LinkedHashMap<>();
        notifiers.forEach(notifier -> asked.put(notifier, begin(notifier)));
        long end = System.nanoTime() + patience.toNanos();
        Map<String, NotifierCheck> answers = new LinkedHashMap<>();
        try {
            for (var entry : asked.entrySet()) {
                NotifierCheck answer = answer(entry.getValue().call(), end - System.nanoTime());
                note(entry.getKey().name(), answer);
                answers.put(entry.getKey().name(), answer);
            }
        } finally {
            asked.values().forEach(Asked::end);
        }
        return answers;
    }

    private Asked begin(Notifier notifier) {
        var call = new PluginCall<>(
                () -> requireNonNull(notifier.check(), "check() returned null; return a NotifierCheck"));
        Thread thread = surroundings.threads().thread("check-" + notifier.name(), call);
        thread.start();
        return new Asked(call, thread);
    }

    private NotifierCheck answer(PluginCall<NotifierCheck> call, long nanos) throws InterruptedException {
        try {
            return call.await(nanos);
        } catch (ExecutionException e) {
            return NotifierCheck.failed(Failures.describe(e));
        } catch (TimeoutException e) {
            return NotifierCheck.failed("it did not say within " + patience.toSeconds() + " s whether it works");
        }
    }

    private void note(String name, NotifierCheck answer) {
        switch (answer.result()) {
            case PASSED ->
                surroundings
                        .board()
                        .succeeded(PartKind.NOTIFIER, name, surroundings.time().now());
            case FAILED -> surroundings.board().failed(PartKind.NOTIFIER, name, answer.sentence());
            case NOT_CHECKED -> {}
        }
    }

    private record Asked(PluginCall<NotifierCheck> call, Thread thread) {

        void end() {
            if (!call.hasReturned()) {
                thread.interrupt();
            }
        }
    }
}
