package io.kafkamonitor.internal.state;

import io.kafkamonitor.internal.deciding.Past;

/** The form of when an alert fired lately. */
final class PastForm {

    private PastForm() {}

    static byte[] write(Past past) {
        var out = new ValueWriter();
        out.all(
                past.stretches(),
                stretch -> out.instant(stretch.since()).instant(stretch.fired()).instant(stretch.ended()));
        return out.bytes();
    }

    static Past read(byte[] value) {
        return ValueReader.read(
                value, in -> new Past(in.all(() -> new Past.Stretch(in.instant(), in.instant(), in.instant()))));
    }
}
