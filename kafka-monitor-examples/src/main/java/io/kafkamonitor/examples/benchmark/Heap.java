package io.kafkamonitor.examples.benchmark;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.concurrent.Callable;

/** Measures what objects keep from being collected. */
final class Heap {

    private static final int COPIES = 5;
    /** What a first collection finds, the next one may free. */
    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** The bytes that one product of a factory retains beside what was there before; the mean of several products. */
    static double retainedByOne(Callable<?> factory) throws Exception {
        var kept = new ArrayList<Object>();
        kept.add(factory.call());
        try {
            double before = used();
            for (int i = 0; i < COPIES; i++) {
                kept.add(factory.call());
            }
            return (used() - before) / COPIES;
        } finally {
            Reference.reachabilityFence(kept); // or the JVM might take them for garbage earlier
        }
    }

    /** The bytes in use when all garbage is collected. */
    static double used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            collectGarbage();
        }
        Runtime runtime = Runtime.getRuntime();
        return (double) (runtime.totalMemory() - runtime.freeMemory());
    }

    static void collectGarbage() {
        System.gc();
    }
}
