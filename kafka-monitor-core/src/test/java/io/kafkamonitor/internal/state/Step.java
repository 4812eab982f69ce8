package io.kafkamonitor.internal.state;

/**
 * Some evaluations of a random history, all of them with the same findings.
 *
 * @param findings what is found of each subject of {@link World#SUBJECTS}, a letter each: B breached, ! breached and
 *     critical, H holding, C clear, U unknown, G gone, - nothing said, F its rule failed, . as before
 * @param answers what each recipient of {@link World#RECIPIENTS} says to letters, a letter each: A accepted, N not now, X
 *     never, P nobody knows, R refused for what it says, D something for a person to mend, . as before
 * @param event what else happens before them
 * @param evaluations how many
 * @param seconds between them
 */
record Step(String findings, String answers, Event event, int evaluations, int seconds) {

    /** What else happens. */
    enum Event {
        NOTHING,
        /** Somebody silences a subject for ten minutes. */
        SILENCE,
        /** Somebody silences a rule until it is over. */
        SILENCE_UNTIL_RESOLVED,
        /** Somebody ends all silences. */
        SPEAK,
        /** Somebody acknowledges all that fires. */
        ACKNOWLEDGE,
        /** The monitor ends, with nothing under way, and begins again. */
        RESTART,
        /** The monitor is killed after it began to send, as soon as it does, and begins again. */
        CRASH,
        /** The answers to what is sent in these evaluations come after them. */
        SLOW,
        /** The monitor is built anew without a rule, or with it again. */
        CHANGE_RULES,
        /** The monitor is built anew without a recipient, or with it again. */
        CHANGE_RECIPIENTS,
        /** The monitor is built anew without a notifier, or with it again. */
        CHANGE_NOTIFIERS,
        CLOCK_FORWARD,
        CLOCK_BACK
    }

    Step answered(String otherAnswers) {
        return new Step(findings, otherAnswers, event, evaluations, seconds);
    }

    @Override
    public String toString() {
        return findings + " " + answers + (event == Event.NOTHING ? "" : " " + event) + " " + evaluations + "x"
                + seconds + "s";
    }
}
