package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a server answered to the recipients, one by one. */
final class RecipientReplies {

    private static final Duration GREYLIST_WAIT = Duration.ofSeconds(60);

    private static final int MOST_SHOWN = 5;

    private final List<Reply> answers;

    RecipientReplies(List<Reply> answers) {
        this.answers = answers;
    }

    private List<Reply> those(Predicate<SmtpReply> which) {
        return answers.stream().filter(answer -> which.test(answer.reply())).toList();
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

    /** Whoever was accepted has the mail; the others are told apart by whether they may be accepted later. */
    Delivery partial(String detail) {
        var each = new LinkedHashMap<String, Answer>();
        answers.forEach(answer -> each.put(answer.name(), answer(answer)));
        Delivery delivery = Delivery.each(each, detail);
        return isOneRefusedForNow() ? delivery.withRetryAfter(GREYLIST_WAIT) : delivery;
    }

    private static Answer answer(Reply answer) {
        if (answer.reply().isAccepted()) {
            return Answer.accepted();
        }
        String why = answer.name() + " was refused: " + answer.shown();
        return isAddressRefused(answer.reply()) ? Answer.never(why) : Answer.notNow(why);
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
        return those(reply -> !reply.isAccepted()).stream().map(Reply::reply).findFirst();
    }

    /** The refused recipients, each with the answer, as many as people read. */
    String refusals() {
        List<Reply> refused = those(reply -> !reply.isAccepted());
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
    record Reply(String name, SmtpReply reply, SmtpReply shown) {}
}
