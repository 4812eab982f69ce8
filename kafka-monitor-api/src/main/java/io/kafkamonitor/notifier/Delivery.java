package io.kafkamonitor.notifier;

import io.kafkamonitor.bounds.Bounded;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt to deliver a notification went for each recipient, and so what the monitor does next. Immutable.
 *
 * <table>
 * <caption>What the monitor does for a recipient</caption>
 * <tr><th>answer</th><th>the monitor</th></tr>
 * <tr><td>ACCEPTED</td><td>is done: the recipient was told</td></tr>
 * <tr><td>NOT_NOW</td><td>tries again, after 5 s, then twice as long each time, up to 5 min</td></tr>
 * <tr><td>NEVER</td><td>reports it at once, and tries again rarely: after 15 min, then twice as long each time, up to
 * 4 h, for an address may have been mended</td></tr>
 * <tr><td>PERHAPS</td><td>tries again with the same id, marked as a possible duplicate</td></tr>
 * </table>
 *
 * <table>
 * <caption>What a result says of all recipients of the attempt</caption>
 * <tr><th>result</th><th>answers</th><th>the monitor, besides</th></tr>
 * <tr><td>DELIVERED</td><td>ACCEPTED</td><td></td></tr>
 * <tr><td>PARTIAL</td><td>each its own</td><td></td></tr>
 * <tr><td>TRANSIENT</td><td>NOT_NOW</td><td></td></tr>
 * <tr><td>PERMANENT</td><td>NOT_NOW</td><td>raises a health alert and leaves the notifier alone for 15 min, for a person
 * has to mend it</td></tr>
 * <tr><td>REJECTED</td><td>NOT_NOW</td><td>raises a health alert and tries again ever more slowly, and in the simplest
 * form</td></tr>
 * <tr><td>AMBIGUOUS</td><td>PERHAPS</td><td></td></tr>
 * </table>
 *
 * <p>Nothing that still fires is ever given up, and nobody waits for another recipient.
 */
public final class Delivery {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int MOST_RECIPIENTS = 10_000;

    private final Result result;
    private final String detail;
    private final Map<String, Answer> answers;
    private final Answer others;
    private final @Nullable Duration retryAfter;

    private Delivery(
            Result result, String detail, Map<String, Answer> answers, Answer others, @Nullable Duration retryAfter) {
        this.result = result;
        this.detail = Bounded.shortened(detail);
        this.answers = checked(answers);
        this.others = others;
        this.retryAfter = retryAfter;
    }

    /** None is left out, or somebody would be told again for ever: too many are a mistake. */
    private static Map<String, Answer> checked(Map<String, Answer> answers) {
        Bounded.within(answers.size(), 0, MOST_RECIPIENTS, "The number of answers");
        answers.keySet().forEach(recipient -> Bounded.text(recipient, "A recipient"));
        return Map.copyOf(answers);
    }

    private static Delivery all(Result result, String detail) {
        Answer answer = switch (result) {
            case DELIVERED -> Answer.accepted();
            case PARTIAL, TRANSIENT, PERMANENT, REJECTED -> Answer.notNow(detail);
            case AMBIGUOUS -> Answer.perhaps(detail);
        };
        return new Delivery(result, detail, Map.of(), answer, null);
    }

    /**
     * Everybody was told.
     *
     * @param receipt such as the queue id the server gave
     */
    public static Delivery delivered(String receipt) {
        return all(Result.DELIVERED, receipt);
    }

    /** Nobody was told, for a reason that may pass. */
    public static Delivery transientFailure(String why) {
        return all(Result.TRANSIENT, why);
    }

    /** Nobody was told, for a reason that only a person can mend, such as a wrong password. */
    public static Delivery permanentFailure(String why) {
        return all(Result.PERMANENT, why);
    }

    /** It was refused for what it says; in simpler words, or with other news, it may be accepted. */
    public static Delivery rejected(String why) {
        return all(Result.REJECTED, why);
    }

    /** It may or may not have gone through: the answer was lost. */
    public static Delivery ambiguous(String why) {
        return all(Result.AMBIGUOUS, why);
    }

    /**
     * It went differently for different recipients; delivered if all are accepted.
     *
     * @param answers for each recipient of the attempt, by the name in {@link Notifier#audience()}; one who is not named
     *     counts as not told now
     * @param detail a receipt or a reason, for a person; never a secret
     * @throws IllegalArgumentException if there is no answer, there are more than 10,000, or a name is longer than 2,000
     *     characters
     */
    public static Delivery each(Map<String, Answer> answers, String detail) {
        Bounded.within(answers.size(), 1, MOST_RECIPIENTS, "The number of answers");
        Result result = areAllAccepted(answers) ? Result.DELIVERED : Result.PARTIAL;
        return new Delivery(result, detail, answers, Answer.notNow(detail), null);
    }

    private static boolean areAllAccepted(Map<String, Answer> answers) {
        return answers.values().stream().allMatch(answer -> answer.kind() == Answer.Kind.ACCEPTED);
    }

    /**
     * This result, but for some recipients another answer, such as for one whose address was refused before the server
     * refused what was said. What was delivered becomes partial if one of these is not accepted.
     *
     * @throws IllegalArgumentException for too many or too long names, as in {@link #each}
     */
    public Delivery withAnswers(Map<String, Answer> exceptions) {
        var all = new HashMap<>(answers);
        all.putAll(exceptions);
        boolean isPartial = result == Result.DELIVERED && !areAllAccepted(exceptions);
        return new Delivery(isPartial ? Result.PARTIAL : result, detail, all, others, retryAfter);
    }

    /**
     * This result with a wait before the next attempt other than the usual one, for whoever may be told then. What a
     * server asks for may be anything: less than a second is taken for a second, and more than a day for a day.
     *
     * @throws IllegalArgumentException if the wait is negative
     */
    public Delivery withRetryAfter(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("A wait of '" + wait + "' lies in the past; give zero or more");
        }
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return new Delivery(
                result, detail, answers, others, bounded.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : bounded);
    }

    /** What became of the attempt as a whole. */
    public Result result() {
        return result;
    }

    /** A receipt or a reason, for a person; never a secret. */
    public String detail() {
        return detail;
    }

    /** What became of the attempt for one of its recipients. */
    public Answer answer(String recipient) {
        return answers.getOrDefault(recipient, others);
    }

    /** How long to wait before the next attempt, if the usual wait is wrong. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public String toString() {
        return result + (detail.isEmpty() ? "" : ": " + detail);
    }

    /** What became of an attempt as a whole. */
    public enum Result {
        /** Everybody was told. */
        DELIVERED,
        /** Not everybody was told; {@link Delivery#answer} says who. */
        PARTIAL,
        /** Nobody was told; it may work later. */
        TRANSIENT,
        /** Nobody was told; somebody has to mend something first. */
        PERMANENT,
        /** Nobody was told; it was refused for what it says. */
        REJECTED,
        /** It is not known whether people were told. */
        AMBIGUOUS
    }
}
