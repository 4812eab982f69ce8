package io.kafkamonitor.internal.deciding;

import java.time.Duration;

/** How long to wait before the next attempt to deliver. What still fires is tried again for ever, more and more slowly. */
final class RetrySchedule {

    /** As often the answer may be lost before the next attempt is as rare as a reminder. */
    static final int MOST_LOST = 3;

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Duration FOR_A_PERSON = Duration.ofMinutes(15);
    private static final Duration RAREST = Duration.ofHours(4);
    private static final Duration AS_A_REMINDER = Duration.ofHours(1);
    private static final Duration SIMPLER = Duration.ofMinutes(1);

    /** The longest that news wait because the answer to others was lost. */
    static final Duration FOR_OTHER_NEWS = Duration.ofMinutes(1);

    private RetrySchedule() {}

    /** After a number of failures in a row that may pass. */
    static Duration afterFailures(int failures) {
        return doubled(FIRST, failures - 1, MOST);
    }

    /** After a number of attempts of which nobody knows whether they arrived. */
    static Duration afterLost(int lost) {
        return lost < MOST_LOST ? MOST : AS_A_REMINDER;
    }

    /** After a number of attempts that were refused for what they said; soon for the first, which is said simpler. */
    static Duration afterRefusals(int refusals) {
        return refusals == 1 ? SIMPLER : doubled(FOR_A_PERSON, refusals - 2, RAREST);
    }

    /** After a number of times in a row that a recipient could not be told at all. */
    static Duration afterNever(int times) {
        return doubled(FOR_A_PERSON, times - 1, RAREST);
    }

    /** When a person has to mend something first, and too many logins would lock somebody out. */
    static Duration forAPerson() {
        return FOR_A_PERSON;
    }

    private static Duration doubled(Duration first, int doublings, Duration most) {
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(0, doublings), 10));
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
