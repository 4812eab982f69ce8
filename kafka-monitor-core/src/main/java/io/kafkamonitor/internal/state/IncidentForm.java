package io.kafkamonitor.internal.state;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.internal.deciding.Explained;
import io.kafkamonitor.internal.deciding.Flaps;
import io.kafkamonitor.internal.deciding.Incident;
import io.kafkamonitor.internal.deciding.Knowledge;
import io.kafkamonitor.internal.deciding.Known;
import io.kafkamonitor.internal.deciding.Life;
import io.kafkamonitor.internal.deciding.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The form of an incident with all that is remembered of it. */
final class IncidentForm {

    private IncidentForm() {}

    static byte[] write(Incident incident) {
        var out = new ValueWriter();
        AlertForm.write(incident.alert(), out);
        write(incident.life(), out);
        Flaps flaps = incident.flaps();
        out.all(flaps.firings(), out::instant)
                .optional(flaps.changed(), out::instant)
                .flag(flaps.isFlapping());
        Explained explained = incident.explained();
        out.all(explained.causes(), out::text)
                .optional(explained.endedAt(), out::instant)
                .duration(explained.outlastedFor());
        write(incident.knowledge(), out);
        out.flag(incident.isEndTold());
        return out.bytes();
    }

    private static void write(Life life, ValueWriter out) {
        out.duration(life.forAtLeast())
                .duration(life.breachedFor())
                .duration(life.clearFor())
                .duration(life.unknownFor())
                .number(life.unknowns())
                .number(life.silent())
                .optional(
                        life.worst(),
                        worst -> out.real(worst.value()).real(worst.excess()).unit(worst.unit()));
    }

    /** Many recipients mostly know the same. */
    private static void write(Knowledge knowledge, ValueWriter out) {
        if (knowledge.byRecipient().isEmpty()) {
            out.number(0);
            return;
        }
        var same = new TreeMap<String, Map<Known, List<String>>>();
        knowledge.byRecipient().keySet().stream()
                .sorted()
                .forEach(recipient -> same.computeIfAbsent(recipient.notifier(), any -> new LinkedHashMap<>())
                        .computeIfAbsent(knowledge.byRecipient().get(recipient), any -> new ArrayList<>())
                        .add(recipient.name()));
        out.all(
                same.entrySet(),
                notifier -> out.text(notifier.getKey())
                        .all(notifier.getValue().entrySet(), entry -> write(entry.getKey(), entry.getValue(), out)));
    }

    private static void write(Known known, List<String> names, ValueWriter out) {
        out.name(known.severity()).name(known.certainty()).name(known.role()).flag(known.isFlapping());
        out.all(names, out::text);
    }

    static Incident read(byte[] value) {
        return ValueReader.read(value, IncidentForm::read);
    }

    private static Incident read(ValueReader in) {
        Alert alert = AlertForm.read(in);
        Life life = life(in);
        var flaps = new Flaps(in.all(in::instant), in.optional(in::instant), in.flag());
        List<String> causes = in.all(in::text);
        Instant endedAt = in.optional(in::instant);
        var explained = new Explained(causes, endedAt, in.duration());
        Knowledge knowledge = knowledge(in);
        boolean isEndTold = in.isSince(2) && in.flag();
        return new Incident(alert, life, flaps, explained.isNot() ? Explained.NOT : explained, knowledge, isEndTold);
    }

    private static Life life(ValueReader in) {
        return new Life(
                in.duration(),
                in.duration(),
                in.duration(),
                in.duration(),
                (int) in.number(),
                (int) in.number(),
                in.optional(() -> new Life.Worst(in.real(), in.real(), in.unit())));
    }

    private static Knowledge knowledge(ValueReader in) {
        var byRecipient = new HashMap<Recipient, Known>();
        int notifiers = in.count();
        for (int i = 0; i < notifiers; i++) {
            String notifier = in.text();
            int kinds = in.count();
            for (int j = 0; j < kinds; j++) {
                var known = new Known(
                        in.name(Severity.class), in.name(Known.Certainty.class), in.name(Known.Role.class), in.flag());
                in.all(in::text).forEach(name -> byRecipient.put(new Recipient(notifier, name), known));
            }
        }
        return byRecipient.isEmpty() ? Knowledge.NONE : new Knowledge(byRecipient);
    }
}
