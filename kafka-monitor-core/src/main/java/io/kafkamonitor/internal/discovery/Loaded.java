package io.kafkamonitor.internal.discovery;

/**
 * A part that was discovered. Its code may look for classes and resources of its own by the context class loader of the
 * thread, as many libraries do, and finds them whichever thread calls it.
 */
public sealed interface Loaded permits LoadedCollector, LoadedNotifier, LoadedRule {

    /** The part itself. */
    Object part();

    /** The name of the class of a part, as people know it. */
    static String type(Object part) {
        return (part instanceof Loaded loaded ? loaded.part() : part).getClass().getName();
    }
}
