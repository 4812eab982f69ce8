package io.kafkamonitor.internal.state;

import io.kafkamonitor.internal.deciding.Past;
import io.kafkamonitor.metric.Labels;

/** The form of when an alert fired lately. */
final class PastForm {

    private PastForm() {}

    static byte[] write(Past past) {
        var out = new ValueWriter();
        out.text(past.rule()).labels(past.subject());
        out.all(
                past.stretches(),
                stretch -> out.instant(stretch.since()).instant(stretch.fired()).instant(stretch.ended()));
        return out.bytes();
    }

    static Past read(byte[] value) {
        return ValueReader.read(value, in -> {
            String rule = in.isSince(5) ? in.text() : "";
            Labels subject = in.isSince(5) ? in.labels() : Labels.EMPTY;
            return new Past(rule, subject, in.all(() -> new Past.Stretch(in.instant(), in.instant(), in.instant())));
        });
    }
}
