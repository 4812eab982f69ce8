package io.kafkamonitor.localmail;

import java.util.Optional;

/** What a {@link LocalMailServer} refuses. Called by the thread of the connection. */
@FunctionalInterface
public interface Refusals {

    /** Refuses nothing. */
    Refusals NONE = (step, address) -> Optional.empty();

    /**
     * The answer to a step, such as {@code 550 5.1.1 No such user}; empty to accept it.
     *
     * @param address the sender or recipient; empty for the mail itself
     */
    Optional<String> answer(Step step, String address);

    /** Refuses one step with one answer. */
    static Refusals of(Step refused, String answer) {
        return (step, address) -> step == refused ? Optional.of(answer) : Optional.empty();
    }

    /** Refuses one recipient. */
    static Refusals ofRecipient(String refused, String answer) {
        return (step, address) ->
                step == Step.RECIPIENT && address.equals(refused) ? Optional.of(answer) : Optional.empty();
    }

    /** What a client asks for. */
    enum Step {
        /** Naming the sender. */
        SENDER,
        /** Naming a recipient. */
        RECIPIENT,
        /** Sending the mail. */
        MAIL
    }
}
