package io.kafkamonitor.internal.kafka.contact;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.CircuitBreaker;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.contact.AddressAnswer.Kind;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.Node;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the monitor from making a client in each pass while it would reach nobody, and says what the addresses of the
 * cluster answer instead.
 *
 * <p>A new client tells the log all its settings, and goes on dialling as long as it is open. So none is made while no
 * address is worth it; and where one answers and the client fails all the same, such as for a certificate or a password,
 * it is made anew at once for a few times and then ever more seldom, until another answer comes. Safe for use by several
 * threads.
 */
public final class Contact {

    /** What is asked first of a cluster. */
    public static final String WHAT = "the brokers of the cluster";

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);
    private static final int FREE_TRIES = 3;

    private final Doors doors;
    private final CircuitBreaker<List<AddressAnswer>> breaker = new CircuitBreaker<>();
    private final Object lock = new Object();
    private List<AddressAnswer> asked = List.of(); // guarded by lock
    private List<AddressAnswer> answers = List.of(); // guarded by lock
    private @Nullable ClusterReadException failure; // guarded by lock
    private int tries; // guarded by lock

    public Contact(Doors doors) {
        this.doors = doors;
    }

    /**
     * Lets a client be made, or not.
     *
     * @throws ClusterReadException if no client is to be made now, as the one before it reached nobody
     */
    public void beforeAClientIsMade(CollectContext context) throws ClusterReadException, InterruptedException {
        synchronized (lock) {
            if (failure == null) {
                return; // the first one tells best what is wrong with its settings
            }
        }
        List<AddressAnswer> now = ask(context);
        synchronized (lock) {
            if (!now.equals(asked)) {
                asked = now;
                answers = now;
                tries = 0;
                breaker.retain(Set.of());
            }
            if (failure != null && isNobodyThere(now)) {
                throw new ClusterReadException(WHAT, unreachable(now), failure);
            }
            if (failure != null && breaker.isOpen(now, 0, context.nanoTime())) {
                throw failure;
            }
        }
    }

    public void succeeded(Collection<Node> brokers) {
        doors.brokersSeen(brokers);
        synchronized (lock) {
            asked = List.of();
            answers = List.of();
            failure = null;
            tries = 0;
            breaker.retain(Set.of());
        }
    }

    /** What to say of a client that reached nobody. */
    public ClusterReadException failed(CollectContext context, ClusterReadException toTheClient)
            throws InterruptedException {
        List<AddressAnswer> now = ask(context);
        synchronized (lock) {
            asked = now;
            answers = explained(now, toTheClient.unknown());
            failure = new ClusterReadException(WHAT, why(answers, toTheClient.unknown()), toTheClient);
            tries++;
            if (tries >= FREE_TRIES) {
                breaker.timedOut(now, 0, context.nanoTime());
            }
            return failure;
        }
    }

    /** What the addresses answered when nobody was reached last, those known; none once somebody was. */
    public List<AddressAnswer> answers() {
        synchronized (lock) {
            return answers;
        }
    }

    private List<AddressAnswer> ask(CollectContext context) throws InterruptedException {
        Duration third = context.timeLeft().dividedBy(3);
        return new AddressProbe(doors.protocol())
                .ask(doors.all(), third.compareTo(PROBE_LIMIT) < 0 ? third : PROBE_LIMIT);
    }

    private static boolean isNobodyThere(List<AddressAnswer> answers) {
        return !answers.isEmpty() && answers.stream().allMatch(answer -> answer.kind() == Kind.OTHER);
    }

    /** Where a broker answers as it should, the client knows better what is wrong. */
    private static List<AddressAnswer> explained(List<AddressAnswer> answers, Unknown toTheClient) {
        String said = toTheClient.detail().isEmpty() ? toTheClient.reason().text() : toTheClient.detail();
        return answers.stream()
                .map(answer -> answer.kind() == Kind.BROKER ? answer.adding("; to the client: " + said) : answer)
                .toList();
    }

    private static Unknown why(List<AddressAnswer> answers, Unknown toTheClient) {
        if (answers.isEmpty() || toTheClient.reason() == UnknownReason.CONFIGURATION) {
            return toTheClient;
        }
        return isNobodyThere(answers) ? unreachable(answers) : new Unknown(toTheClient.reason(), sentence(answers));
    }

    private static Unknown unreachable(List<AddressAnswer> answers) {
        return new Unknown(UnknownReason.UNREACHABLE, sentence(answers));
    }

    private static String sentence(List<AddressAnswer> answers) {
        return answers.stream()
                .map(answer -> answer.address() + " " + answer.text())
                .collect(Collectors.joining("; "));
    }
}
