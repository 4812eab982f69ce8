package io.kafkamonitor.examples.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures several tasks turn by turn, so that whatever else the machine does hits them alike. Each turn begins with a
 * collected heap; the first turns of each task only warm it up.
 */
final class Contest {

    private final Rounds rounds;
    private final Meter meter;
    private final Map<String, Task> tasks = new LinkedHashMap<>();

    Contest(Rounds rounds, Meter meter) {
        this.rounds = rounds;
        this.meter = meter;
    }

    /** Adds a task. */
    Contest task(String name, Task task) {
        tasks.put(name, task);
        return this;
    }

    /** Runs all tasks and returns their costs in the order in which they were added. */
    List<Cost> run() throws Exception {
        for (int i = 0; i < rounds.warmUps(); i++) {
            for (Task task : tasks.values()) {
                task.prepare();
                task.run();
            }
        }
        var measured = new LinkedHashMap<String, Measured>();
        for (int i = 0; i < rounds.measured(); i++) {
            for (var task : tasks.entrySet()) {
                task.getValue().prepare();
                Heap.collectGarbage();
                measured.computeIfAbsent(task.getKey(), any -> new Measured()).add(task.getValue(), meter);
            }
        }
        return measured.entrySet().stream()
                .map(entry -> entry.getValue().cost(entry.getKey()))
                .toList();
    }

    /**
     * How often each task runs.
     *
     * @param warmUps before anything is measured
     * @param measured after that
     */
    record Rounds(int warmUps, int measured) {}

    private static final class Measured {

        private final List<Long> nanos = new ArrayList<>();
        private final List<Long> amounts = new ArrayList<>();

        void add(Task task, Meter meter) throws Exception {
            amounts.add(meter.during(() -> {
                long begin = System.nanoTime();
                task.run();
                nanos.add(System.nanoTime() - begin);
            }));
        }

        Cost cost(String name) {
            return new Cost(name, Spread.of(nanos), Spread.of(amounts));
        }
    }
}
