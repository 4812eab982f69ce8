package io.kafkamonitor.internal.kafka.contact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks some addresses what answers there, all at the same time and no longer than a limit; each on a daemon thread of its
 * own, since the look-up of a name cannot be interrupted.
 */
final class AddressProbe {

    static final int MOST_ADDRESSES = 10;

    private final String protocol;

    /** @param protocol the client's {@code security.protocol} */
    AddressProbe(String protocol) {
        this.protocol = protocol;
    }

    List<AddressAnswer> ask(List<HostAndPort> addresses, Duration limit) throws InterruptedException {
        Map<HostAndPort, CompletableFuture<AddressAnswer>> asked = new LinkedHashMap<>();
        for (HostAndPort address : addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()))) {
            // connecting, greeting and, over TLS, greeting again
            var talk = new AddressTalk(address, protocol, limit.dividedBy(4));
            asked.put(address, CompletableFuture.supplyAsync(talk::answer, task -> start(address, task)));
        }
        long end = System.nanoTime() + limit.toNanos();
        var answers = new ArrayList<AddressAnswer>();
        for (var each : asked.entrySet()) {
            answers.add(await(each.getKey(), each.getValue(), end - System.nanoTime()));
        }
        return answers;
    }

    private static void start(HostAndPort address, Runnable task) {
        var thread = new Thread(task, "kafka-monitor-probe-" + address);
        thread.setDaemon(true);
        thread.start();
    }

    private static AddressAnswer await(HostAndPort address, CompletableFuture<AddressAnswer> answer, long nanos)
            throws InterruptedException {
        try {
            return answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return AddressAnswer.other(address.toString(), "gives no answer, or its name is not found in time");
        } catch (ExecutionException e) {
            return AddressAnswer.other(address.toString(), "fails: " + e.getCause());
        }
    }
}
