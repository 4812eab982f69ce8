package io.kafkamonitor.internal.schedule;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes every thread of a monitor: daemon, named {@code kafka-monitor-<name>-<role>}. */
public final class MonitorThreads {

    private final String prefix;

    /** Threads of the monitor of a name. */
    public MonitorThreads(String monitor) {
        this.prefix = "kafka-monitor-" + monitor + "-";
    }

    /** A thread for a role of which there is one; not started. */
    public Thread thread(String role, Runnable work) {
        var thread = new Thread(work, prefix + role);
        thread.setDaemon(true);
        return thread;
    }

    /** A factory of numbered threads for a role of which there are several. */
    public ThreadFactory numbered(String role) {
        var count = new AtomicInteger();
        return work -> thread(role + "-" + count.incrementAndGet(), work);
    }
}
