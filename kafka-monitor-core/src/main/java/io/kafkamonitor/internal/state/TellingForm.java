package io.kafkamonitor.internal.state;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.Silence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The forms of silences and acknowledgements. */
final class TellingForm {

    private TellingForm() {}

    static byte[] write(Silence silence) {
        var out = new ValueWriter();
        out.text(silence.id()).text(silence.selection().toText());
        out.text(silence.by()).text(silence.because());
        out.optional(silence.from().orElse(null), out::instant);
        out.optional(silence.until().orElse(null), out::instant);
        return out.bytes();
    }

    static Silence silence(ValueReader in) {
        String id = in.text();
        AlertSelection selection = AlertSelection.parse(in.text());
        var builder = selection.isEverything() ? Silence.ofEverything() : Silence.of(selection);
        builder.by(in.text()).because(in.text());
        @Nullable Instant from = in.optional(in::instant);
        if (from != null) {
            builder.from(from);
        }
        @Nullable Instant until = in.optional(in::instant);
        return (until == null ? builder.untilResolved() : builder.until(until)).withId(id);
    }

    static byte[] write(Acknowledgement acknowledgement) {
        var out = new ValueWriter();
        out.text(acknowledgement.incident()).name(acknowledgement.severity()).instant(acknowledgement.at());
        out.text(acknowledgement.by()).text(acknowledgement.because());
        out.optional(acknowledgement.until().orElse(null), out::instant);
        return out.bytes();
    }

    static Acknowledgement acknowledgement(ValueReader in) {
        var builder = Acknowledgement.of(in.text(), in.name(Severity.class), in.instant())
                .by(in.text());
        String because = in.text();
        if (!because.isEmpty()) {
            builder.because(because);
        }
        @Nullable Instant until = in.optional(in::instant);
        return (until == null ? builder : builder.until(until)).build();
    }
}
