package io.kafkamonitor.internal.state;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Earlier;
import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The form of an alert. Of long lists it keeps the beginning; the next evaluation brings the rest. */
final class AlertForm {

    private static final int MOST_EVIDENCE_BYTES = 32 * 1024;

    private static final int MOST_INVOLVED_BYTES = 64 * 1024;

    private AlertForm() {}

    static void write(Alert alert, ValueWriter out) {
        out.text(alert.id()).text(alert.rule()).labels(alert.subject()).text(alert.monitor());
        out.name(alert.state()).name(alert.severity());
        out.text(alert.summary()).text(alert.condition()).text(alert.advice()).text(alert.valueName());
        out.unit(alert.unit());
        number(alert.value(), out);
        number(alert.worst(), out);
        number(alert.excess(), out);
        out.all(
                evidence(alert),
                part -> out.labels(part.labels()).real(part.value()).unit(part.unit()));
        out.number(alert.evidenceCount());
        out.all(involved(alert), out::text);
        out.instant(alert.since());
        out.optional(alert.firedAt().orElse(null), out::instant);
        out.optional(alert.resolvedAt().orElse(null), out::instant);
        out.optional(alert.resolution().orElse(null), out::name);
        out.optional(alert.unknown().orElse(null), why -> out.name(why.reason()).text(why.detail()));
        out.labels(alert.hostLabels());
        out.number(alert.flapping().orElse(0));
        out.text(alert.ending());
        out.text(alert.command());
        out.optional(alert.earlier().orElse(null), earlier -> write(earlier, out));
    }

    private static List<Evidence> evidence(Alert alert) {
        return beginning(alert.evidence(), (part, out) -> out.labels(part.labels()), MOST_EVIDENCE_BYTES);
    }

    private static List<String> involved(Alert alert) {
        return beginning(alert.involved(), (value, out) -> out.text(value), MOST_INVOLVED_BYTES);
    }

    /** As much as fits into a number of bytes. */
    private static <T> List<T> beginning(Collection<T> all, BiConsumer<T, ValueWriter> writing, int mostBytes) {
        if (all.isEmpty()) {
            return List.of();
        }
        var kept = new ArrayList<T>();
        var written = new ValueWriter();
        for (T one : all) {
            writing.accept(one, written);
            if (written.size() > mostBytes) {
                break;
            }
            kept.add(one);
        }
        return kept;
    }

    private static void write(Earlier earlier, ValueWriter out) {
        out.instant(earlier.from()).number(earlier.times());
        out.optional(earlier.lastFired().orElse(null), out::instant);
        out.optional(earlier.lastEnded().orElse(null), out::instant);
    }

    private static Earlier earlier(ValueReader in) {
        Instant from = in.instant();
        int times = (int) in.number();
        @Nullable Instant lastFired = in.optional(in::instant);
        @Nullable Instant lastEnded = in.optional(in::instant);
        return lastFired == null || lastEnded == null
                ? Earlier.never(from)
                : Earlier.fired(from, times, lastFired, lastEnded);
    }

    private static void number(OptionalDouble number, ValueWriter out) {
        out.optional(number.isPresent() ? (Double) number.getAsDouble() : null, out::real);
    }

    static Alert read(ValueReader in) {
        String id = in.text();
        String rule = in.text();
        Labels subject = in.labels();
        var builder = Alert.builder(id, rule, subject).monitor(in.text());
        builder.state(in.name(AlertState.class)).severity(in.name(Severity.class));
        builder.summary(in.text()).condition(in.text()).advice(in.text()).valueName(in.text());
        Unit unit = in.unit();
        @Nullable Double value = in.optional(in::real);
        @Nullable Double worst = in.optional(in::real);
        builder.values(unit, value, worst).excess(in.optional(in::real));
        List<Evidence> evidence = in.all(() -> Evidence.of(in.labels(), in.real(), in.unit()));
        builder.evidence(evidence, (int) in.number()).involved(Set.copyOf(in.all(in::text)));
        builder.since(in.instant()).firedAt(in.optional(in::instant));
        @Nullable Instant resolvedAt = in.optional(in::instant);
        builder.resolved(resolvedAt, in.optional(() -> in.name(Resolution.class)));
        builder.unknown(in.optional(() -> new Unknown(in.name(UnknownReason.class), in.text())));
        builder.hostLabels(in.labels());
        int flapping = (int) in.number();
        return builder.flapping(flapping == 0 ? null : (Integer) flapping)
                .ending(in.isSince(3) ? in.text() : "")
                .command(in.isSince(4) ? in.text() : "")
                .earlier(in.isSince(4) ? in.optional(() -> earlier(in)) : null)
                .build();
    }
}
