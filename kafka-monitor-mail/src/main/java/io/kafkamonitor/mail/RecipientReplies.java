package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a server answered to the recipients, one by one. */
final class RecipientReplies {

    private static final Duration GREYLIST_WAIT = Duration.ofSeconds(60);

    private final Map<String, SmtpReply> replies;

    RecipientReplies(Map<String, SmtpReply> replies) {
        this.replies = replies;
    }

    private List<String> those(Predicate<SmtpReply> which) {
        return replies.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean areAllAccepted() {
        return replies.values().stream().allMatch(SmtpReply::isAccepted);
    }

    boolean areAllRefused() {
        return !replies.isEmpty() && replies.values().stream().noneMatch(SmtpReply::isAccepted);
    }

    /** Whether every single one was refused for good, which is more likely our setup than their addresses. */
    boolean areAllRefusedForGood() {
        return !replies.isEmpty() && replies.values().stream().allMatch(RecipientReplies::isAddressRefused);
    }

    /** Some go on to the next attempt, some are given up; the others have the mail. */
    Delivery partial() {
        List<String> retry = those(reply -> !reply.isAccepted() && !isAddressRefused(reply));
        List<String> rejected = those(RecipientReplies::isAddressRefused);
        Delivery delivery = Delivery.partial(retry, rejected, refusals());
        return retry.isEmpty() ? delivery : delivery.retryAfter(GREYLIST_WAIT);
    }

    /** 552 to a recipient means a full mailbox, which somebody may empty. */
    private static boolean isAddressRefused(SmtpReply reply) {
        return reply.isPermanent() && reply.code() != 552;
    }

    /** The refused recipients, each with the answer. */
    String refusals() {
        return String.join(
                "; ",
                those(reply -> !reply.isAccepted()).stream()
                        .map(address -> address + " was refused: " + replies.get(address))
                        .toList());
    }
}
