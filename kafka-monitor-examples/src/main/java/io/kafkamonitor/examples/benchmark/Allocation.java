package io.kafkamonitor.examples.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the bytes that all threads of this JVM allocate.
 *
 * <p>The JVM tells this of living threads only; one that ends while it is counted says so with {@link #threadEnds}. Safe
 * for use by several threads.
 */
final class Allocation implements Meter {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> ended = new ConcurrentHashMap<>();

    @Override
    public long during(Task task) throws Exception {
        ended.clear();
        Map<Long, Long> before = byThread();
        task.run();
        Map<Long, Long> after = byThread();
        ended.forEach((thread, bytes) -> after.merge(thread, bytes, Math::max));
        long allocated = 0;
        for (var thread : after.entrySet()) {
            allocated += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
        }
        return allocated;
    }

    /** To be called by a thread as the last thing it does. */
    void threadEnds() {
        ended.put(Thread.currentThread().getId(), threads.getCurrentThreadAllocatedBytes());
    }

    private Map<Long, Long> byThread() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        var byThread = new HashMap<Long, Long>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) { // else it has just ended
                byThread.put(ids[i], bytes[i]);
            }
        }
        return byThread;
    }
}
