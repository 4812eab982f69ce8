package io.kafkamonitor.notifier;

import io.kafkamonitor.bounds.Bounded;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt to deliver a notification went, and so what the monitor does next.
 *
 * <table>
 * <caption>Results</caption>
 * <tr><th>result</th><th>the monitor</th></tr>
 * <tr><td>DELIVERED</td><td>is done with it</td></tr>
 * <tr><td>PARTIAL</td><td>tries again for the targets that are left</td></tr>
 * <tr><td>TRANSIENT</td><td>tries again, after 5 s, then twice as long each time, up to 5 min</td></tr>
 * <tr><td>PERMANENT</td><td>raises a health alert and leaves the notifier alone for 15 min, for a person has to mend it</td></tr>
 * <tr><td>REJECTED</td><td>raises a health alert and drops this notification and the ends of what fired in it: no retry
 * can help it</td></tr>
 * <tr><td>AMBIGUOUS</td><td>tries again after 5 min with the same id, marked as a possible duplicate; three times in all</td></tr>
 * </table>
 */
public final class Delivery {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int MOST_TARGETS = 10_000;

    private final Result result;
    private final String detail;
    private final List<String> retryTargets;
    private final List<String> rejectedTargets;
    private final @Nullable Duration retryAfter;

    private Delivery(
            Result result,
            String detail,
            List<String> retryTargets,
            List<String> rejectedTargets,
            @Nullable Duration retryAfter) {
        this.result = result;
        this.detail = Bounded.shortened(detail);
        this.retryTargets = targets(retryTargets);
        this.rejectedTargets = targets(rejectedTargets);
        this.retryAfter = retryAfter;
    }

    /** None is left out, or somebody would never be told: too many are a mistake. */
    private static List<String> targets(List<String> targets) {
        Bounded.within(targets.size(), 0, MOST_TARGETS, "The number of targets");
        targets.forEach(target -> Bounded.text(target, "A target"));
        return List.copyOf(targets);
    }

    /**
     * Everybody was told.
     *
     * @param detail a receipt, such as the queue id the server gave
     */
    public static Delivery delivered(String detail) {
        return new Delivery(Result.DELIVERED, detail, List.of(), List.of(), null);
    }

    /**
     * Some were told, some are to be tried again, some never will be.
     *
     * @param retryTargets whom to tell in the next attempt; if empty, this is a delivery with rejected targets
     * @param rejectedTargets who cannot be told at all
     * @throws IllegalArgumentException if there are more than 10,000 targets, or one is longer than 2,000 characters
     */
    public static Delivery partial(List<String> retryTargets, List<String> rejectedTargets, String detail) {
        Result result = retryTargets.isEmpty() ? Result.DELIVERED : Result.PARTIAL;
        return new Delivery(result, detail, retryTargets, rejectedTargets, null);
    }

    /** It did not go through, for a reason that may pass. */
    public static Delivery transientFailure(String detail) {
        return new Delivery(Result.TRANSIENT, detail, List.of(), List.of(), null);
    }

    /** It did not go through, for a reason that only a person can mend, such as a wrong password. */
    public static Delivery permanentFailure(String detail) {
        return new Delivery(Result.PERMANENT, detail, List.of(), List.of(), null);
    }

    /** It was refused for what it says; the next notification may be accepted. */
    public static Delivery rejected(String detail) {
        return new Delivery(Result.REJECTED, detail, List.of(), List.of(), null);
    }

    /** It may or may not have gone through: the answer was lost. */
    public static Delivery ambiguous(String detail) {
        return new Delivery(Result.AMBIGUOUS, detail, List.of(), List.of(), null);
    }

    /**
     * This result with a wait before the next attempt other than the usual one. What a server asks for may be anything:
     * less than a second is taken for a second, and more than a day for a day.
     *
     * @throws IllegalArgumentException if the wait is negative
     */
    public Delivery retryAfter(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("A wait of '" + wait + "' lies in the past; give zero or more");
        }
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return new Delivery(
                result,
                detail,
                retryTargets,
                rejectedTargets,
                bounded.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : bounded);
    }

    /** What became of the attempt. */
    public Result result() {
        return result;
    }

    /** A receipt or a reason, for a person; never a secret. */
    public String detail() {
        return detail;
    }

    /** Whom to tell in the next attempt; empty for everybody. */
    public List<String> retryTargets() {
        return retryTargets;
    }

    /** Who cannot be told at all. */
    public List<String> rejectedTargets() {
        return rejectedTargets;
    }

    /** How long to wait before the next attempt, if the usual wait is wrong. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public String toString() {
        return result + (detail.isEmpty() ? "" : ": " + detail);
    }

    /** What became of an attempt. */
    public enum Result {
        /** Everybody who can be told was told. */
        DELIVERED,
        /** Some were told, some are left. */
        PARTIAL,
        /** Nobody was told; it may work later. */
        TRANSIENT,
        /** Nobody was told; somebody has to mend something first. */
        PERMANENT,
        /** Nobody was told; this notification will never be accepted. */
        REJECTED,
        /** It is not known whether people were told. */
        AMBIGUOUS
    }
}
