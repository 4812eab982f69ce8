package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a server answered to the recipients, one by one. */
final class RecipientReplies {

    private static final Duration GREYLIST_WAIT = Duration.ofSeconds(60);

    private static final int MOST_SHOWN = 5;

    private final List<Answer> answers;

    RecipientReplies(List<Answer> answers) {
        this.answers = answers;
    }

    private List<Answer> those(Predicate<SmtpReply> which) {
        return answers.stream().filter(answer -> which.test(answer.reply())).toList();
    }

    private List<String> names(Predicate<SmtpReply> which) {
        return those(which).stream().map(Answer::name).toList();
    }

    boolean areAllAccepted() {
        return answers.stream().allMatch(answer -> answer.reply().isAccepted());
    }

    boolean areAllRefused() {
        return !answers.isEmpty()
                && answers.stream().noneMatch(answer -> answer.reply().isAccepted());
    }

    /** Whether every single one was refused for good, which is more likely our setup than their addresses. */
    boolean areAllRefusedForGood() {
        return !answers.isEmpty() && answers.stream().allMatch(answer -> isAddressRefused(answer.reply()));
    }

    /** Whether the mail is too large for every single one; a code of three digits says too little for that here. */
    boolean isMailTooLargeForAll() {
        return !answers.isEmpty()
                && answers.stream().allMatch(answer -> answer.reply().enhanced().equals("5.3.4"));
    }

    /** Whether one was refused that may be accepted later. */
    boolean isOneRefusedForNow() {
        return answers.stream().anyMatch(answer -> isRefusedForNow(answer.reply()));
    }

    /** Some go on to the next attempt, some are given up; the others have the mail. */
    Delivery partial(String detail) {
        List<String> retry = names(RecipientReplies::isRefusedForNow);
        Delivery delivery = Delivery.partial(retry, names(RecipientReplies::isAddressRefused), detail);
        return retry.isEmpty() ? delivery : delivery.retryAfter(GREYLIST_WAIT);
    }

    private static boolean isRefusedForNow(SmtpReply reply) {
        return !reply.isAccepted() && !isAddressRefused(reply);
    }

    /** 552 or 5.2.2 to a recipient means a full mailbox, which somebody may empty; 503 that the server lost its way. */
    private static boolean isAddressRefused(SmtpReply reply) {
        return reply.isPermanent()
                && reply.code() != 552
                && reply.code() != 503
                && !reply.enhanced().equals("5.2.2");
    }

    /** The first answer that refused somebody. */
    Optional<SmtpReply> firstRefusal() {
        return those(reply -> !reply.isAccepted()).stream().map(Answer::reply).findFirst();
    }

    /** The refused recipients, each with the answer, as many as people read. */
    String refusals() {
        List<Answer> refused = those(reply -> !reply.isAccepted());
        String shown = refused.stream()
                .limit(MOST_SHOWN)
                .map(answer -> answer.name() + " was refused: " + answer.shown())
                .collect(Collectors.joining("; "));
        int more = refused.size() - MOST_SHOWN;
        return more > 0 ? shown + "; and " + more + " more were refused" : shown;
    }

    /**
     * What was answered to one recipient.
     *
     * @param name as others may know it
     * @param shown as much of the answer as others may know
     */
    record Answer(String name, SmtpReply reply, SmtpReply shown) {}
}
