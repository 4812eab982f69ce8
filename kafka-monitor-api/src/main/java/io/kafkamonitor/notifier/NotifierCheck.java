package io.kafkamonitor.notifier;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;

/**
 * Whether a notifier could tell people.
 *
 * @param result what was found
 * @param sentence what is right or wrong, for a person, with what to do; empty if nothing was looked at; never a secret
 */
public record NotifierCheck(Result result, String sentence) {

    private static final NotifierCheck NONE = new NotifierCheck(Result.NOT_CHECKED, "");

    public NotifierCheck {
        requireNonNull(result, "result");
        sentence = Bounded.shortened(requireNonNull(sentence, "sentence"));
    }

    /** All that can be found out without telling anybody is right. */
    public static NotifierCheck passed(String sentence) {
        return new NotifierCheck(Result.PASSED, sentence);
    }

    /** Somebody could not be told. */
    public static NotifierCheck failed(String sentence) {
        return new NotifierCheck(Result.FAILED, sentence);
    }

    /** It cannot be known without telling somebody. */
    public static NotifierCheck none() {
        return NONE;
    }

    @Override
    public String toString() {
        return result.text + (sentence.isEmpty() ? "" : ": " + sentence);
    }

    /** What a check may find. */
    public enum Result {
        /** People could be told. */
        PASSED("works"),
        /** Somebody could not be told. */
        FAILED("does not work"),
        /** Nothing was looked at. */
        NOT_CHECKED("is not checked");

        private final String text;

        Result(String text) {
            this.text = text;
        }
    }
}
