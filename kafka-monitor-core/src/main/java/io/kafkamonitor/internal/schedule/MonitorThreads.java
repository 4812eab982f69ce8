package io.kafkamonitor.internal.schedule;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes every thread of a monitor: daemon, named {@code kafka-monitor-<name>-<role>}, with the context class loader of
 * the thread that composed the monitor, whoever's call makes a thread be needed. Safe for use by several threads.
 */
public final class MonitorThreads {

    private final String prefix;
    private final @Nullable ClassLoader contextLoader;
    private final Set<Thread> made = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Threads of the monitor of a name. */
    public MonitorThreads(String monitor) {
        this.prefix = "kafka-monitor-" + monitor + "-";
        this.contextLoader = Thread.currentThread().getContextClassLoader();
    }

    /** A thread for a role of which there is one; not started. */
    public Thread thread(String role, Runnable work) {
        var thread = new Thread(work, prefix + role);
        thread.setDaemon(true);
        thread.setContextClassLoader(contextLoader);
        made.add(thread);
        return thread;
    }

    /** Whether a thread is one of these, so that what it waits for may wait for it. */
    public boolean made(Thread thread) {
        return made.contains(thread);
    }

    /** A factory of numbered threads for a role of which there are several. */
    public ThreadFactory numbered(String role) {
        var count = new AtomicInteger();
        return work -> thread(role + "-" + count.incrementAndGet(), work);
    }
}
