package io.kafkamonitor.internal.collecting;

import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.metric.Snapshot;
import java.util.List;

/** Where the snapshots come from. */
public interface SnapshotSource {

    /**
     * The next one; called by one thread at a time.
     *
     * @throws InterruptedException if the thread is interrupted; the pass is then given up
     */
    Snapshot collect() throws InterruptedException;

    /** Interrupts what still runs and begins nothing more; called by any thread, also during a pass. */
    void stop();

    /** What is to be closed in the end. */
    List<Closing.Part> closing();
}
