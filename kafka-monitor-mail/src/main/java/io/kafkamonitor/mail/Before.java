package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Earlier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says how often an alert fired before. */
record Before(Moments moments) {

    Optional<String> of(Alert alert) {
        return alert.earlier().map(earlier -> of(alert, earlier));
    }

    private String of(Alert alert, Earlier earlier) {
        Texts texts = moments.texts();
        boolean isInFull = !alert.since().minus(Earlier.REACH).isBefore(earlier.from());
        String reach = isInFull ? texts.reach(Earlier.REACH) : moments.at(earlier.from());
        if (earlier.times() == 0) {
            return texts.of(isInFull ? Phrase.FIRST_TIME : Phrase.FIRST_SINCE, reach);
        }
        Instant fired = earlier.lastFired().orElseThrow();
        String lasted =
                texts.duration(Duration.between(fired, earlier.lastEnded().orElseThrow()));
        return texts.of(
                isInFull ? Phrase.NTH_TIME : Phrase.NTH_SINCE,
                texts.ordinal(earlier.times() + 1),
                reach,
                moments.at(fired),
                lasted);
    }
}
