package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a server answered to the recipients, one by one. */
final class RecipientReplies {

    private static final int MOST_SHOWN = 5;

    private final List<Reply> replies;

    RecipientReplies(List<Reply> replies) {
        this.replies = replies;
    }

    boolean isEmpty() {
        return replies.isEmpty();
    }

    private boolean areAll(Predicate<Reply> which) {
        return !replies.isEmpty() && replies.stream().allMatch(which);
    }

    private List<Reply> refused() {
        return replies.stream().filter(reply -> !reply.isAccepted()).toList();
    }

    boolean areAllAccepted() {
        return areAll(Reply::isAccepted);
    }

    /** How many were accepted. */
    long accepted() {
        return replies.stream().filter(Reply::isAccepted).count();
    }

    /** Whether every single one was accepted or may be in a minute, as by a server that puts off whom it does not know. */
    boolean areAcceptedSoon() {
        return areAll(reply -> reply.isAccepted() || reply.verdict() == RecipientVerdict.PASSING);
    }

    boolean areAllRefused() {
        return areAll(reply -> !reply.isAccepted());
    }

    /** Whether every single one was refused for good. */
    boolean areAllRefusedForGood() {
        return areAll(reply -> !reply.isAccepted() && reply.verdict() != RecipientVerdict.PASSING);
    }

    /** Whether every single one was refused for good and no address is at fault, so that it is more likely our setup. */
    boolean isSetupWrong() {
        return areAll(
                reply -> reply.verdict() == RecipientVerdict.SETUP || reply.verdict() == RecipientVerdict.UNCLEAR);
    }

    /** Whether the mail is too large for every single one; a code of three digits says too little for that here. */
    boolean isMailTooLargeForAll() {
        return areAll(reply -> reply.reply().enhanced().equals("5.3.4"));
    }

    /** Whether one was refused that may be accepted in a minute. */
    boolean isOneRefusedForNow() {
        return replies.stream().anyMatch(reply -> reply.verdict() == RecipientVerdict.PASSING);
    }

    /** Whether one was refused whose address is at fault, and whom it is of no use to try again soon. */
    boolean isOneRefusedForGood() {
        return replies.stream()
                .anyMatch(reply ->
                        reply.verdict() == RecipientVerdict.ADDRESS || reply.verdict() == RecipientVerdict.UNCLEAR);
    }

    /** The first answer that refused somebody. */
    Optional<SmtpReply> firstRefusal() {
        return refused().stream().map(Reply::reply).findFirst();
    }

    /** What is to be told of each, if those who were accepted have the mail. */
    Map<String, Answer> each(SmtpAdvice advice) {
        var each = new LinkedHashMap<String, Answer>();
        replies.forEach(reply -> each.put(reply.name(), reply.answer(advice)));
        return each;
    }

    /** What is to be told of those who were refused, whatever becomes of the mail for the others. */
    Map<String, Answer> ofRefused(SmtpAdvice advice) {
        var each = new LinkedHashMap<String, Answer>();
        refused().forEach(reply -> each.put(reply.name(), reply.answer(advice)));
        return each;
    }

    /** The refused recipients, each with the answer, as many as people read. */
    String refusals() {
        return shown(Reply::refusal);
    }

    /** The refused recipients, each with the answer and what to do about it, as many as people read. */
    String refusals(SmtpAdvice advice) {
        return shown(reply -> reply.answer(advice).why());
    }

    private String shown(Function<Reply, String> text) {
        List<Reply> refused = refused();
        String shown = refused.stream().limit(MOST_SHOWN).map(text).collect(Collectors.joining("; "));
        int more = refused.size() - MOST_SHOWN;
        return more > 0 ? shown + "; and " + more + " more were refused" : shown;
    }

    /**
     * What was answered to one recipient.
     *
     * @param name as others may know it
     * @param shown as much of the answer as others may know
     */
    record Reply(String name, SmtpReply reply, SmtpReply shown) {

        RecipientVerdict verdict() {
            return RecipientVerdict.of(reply);
        }

        boolean isAccepted() {
            return reply.isAccepted();
        }

        String refusal() {
            return name + " was refused: " + shown;
        }

        Answer answer(SmtpAdvice advice) {
            return switch (verdict()) {
                case ACCEPTED -> Answer.accepted();
                case PASSING -> Answer.notNow(refusal());
                case SETUP ->
                    Answer.notNow(refusal()
                            + advice.about(reply).map(what -> "; " + what).orElse(""));
                case ADDRESS, UNCLEAR -> Answer.never(refusal() + "; check the address");
            };
        }
    }
}
