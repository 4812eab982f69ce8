package io.kafkamonitor.internal.state;

import io.kafkamonitor.internal.state.Step.Event;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random histories. What is simple comes first, so that a history that shows a fault is made as simple as it can be. */
final class Histories {

    private Histories() {}

    static Arbitrary<List<Step>> any(Event... events) {
        return steps(Arbitraries.of(events)).list().ofMinSize(1).ofMaxSize(25);
    }

    private static Arbitrary<Step> steps(Arbitrary<Event> events) {
        Arbitrary<Event> event =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(Event.NOTHING)), Tuple.of(1, events));
        return Combinators.combine(
                        findings(), answers(), event, Arbitraries.integers().between(1, 6), seconds())
                .as(Step::new);
    }

    private static Arbitrary<String> findings() {
        return Arbitraries.frequency(
                        Tuple.of(14, '.'),
                        Tuple.of(3, 'B'),
                        Tuple.of(3, 'C'),
                        Tuple.of(2, '!'),
                        Tuple.of(1, 'H'),
                        Tuple.of(1, 'U'),
                        Tuple.of(1, 'G'),
                        Tuple.of(1, '-'),
                        Tuple.of(1, 'F'))
                .list()
                .ofSize(World.SUBJECTS.size())
                .map(Histories::text);
    }

    private static Arbitrary<String> answers() {
        return Arbitraries.frequency(
                        Tuple.of(8, '.'),
                        Tuple.of(4, 'A'),
                        Tuple.of(2, 'P'),
                        Tuple.of(1, 'N'),
                        Tuple.of(1, 'X'),
                        Tuple.of(1, 'R'),
                        Tuple.of(1, 'D'))
                .list()
                .ofSize(World.RECIPIENTS.size())
                .map(Histories::text);
    }

    private static Arbitrary<Integer> seconds() {
        return Arbitraries.of(5, 15, 60, 300, 1200);
    }

    private static String text(List<Character> letters) {
        var text = new StringBuilder();
        letters.forEach(text::append);
        return text.toString();
    }

    static Arbitrary<World> worlds() {
        return Combinators.combine(
                        Arbitraries.of(World.Routing.class),
                        Arbitraries.of(World.Causality.class),
                        Arbitraries.of(World.Maintenance.class),
                        Arbitraries.just(Set.<String>of()),
                        Arbitraries.just(World.Order.FORWARD))
                .as(World::new);
    }
}
