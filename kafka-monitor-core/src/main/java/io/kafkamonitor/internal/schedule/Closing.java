package io.kafkamonitor.internal.schedule;

import io.kafkamonitor.internal.health.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what plug-ins made, all at the same time and each on a thread of its own, since it may throw or hang. */
public final class Closing {

    private static final Logger logger = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    /** Closes all, and waits until the deadline; an interrupt ends the waiting. */
    public static void closeAll(List<Part> parts, Deadline deadline, MonitorThreads threads) {
        List<PluginCall<Part>> calls = new ArrayList<>();
        for (Part part : parts) {
            var call = new PluginCall<>(() -> {
                part.closeable().close();
                return part;
            });
            threads.thread("close-" + calls.size(), call).start();
            calls.add(call);
        }
        for (int i = 0; i < calls.size(); i++) {
            await(parts.get(i), calls.get(i), deadline);
        }
    }

    private static void await(Part part, PluginCall<Part> call, Deadline deadline) {
        try {
            call.await(deadline.nanosLeft());
        } catch (ExecutionException e) {
            logger.warn("The {} could not be closed", part.description(), Failures.printable(e));
        } catch (TimeoutException e) {
            logger.warn("The {} has still not closed itself and is left behind", part.description());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Something to close.
     *
     * @param description what it is in a message, such as {@code collector 'jmx'}
     * @param closeable the thing
     */
    public record Part(String description, AutoCloseable closeable) {}
}
