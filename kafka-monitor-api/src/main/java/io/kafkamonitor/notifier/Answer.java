package io.kafkamonitor.notifier;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;

/** How an attempt went for one recipient. Immutable. */
public final class Answer {

    private static final Answer ACCEPTED = new Answer(Kind.ACCEPTED, "");

    private final Kind kind;
    private final String why;

    private Answer(Kind kind, String why) {
        this.kind = kind;
        this.why = Bounded.shortened(requireNonNull(why, "why"));
    }

    /** Somebody took responsibility for it: this recipient is told. */
    public static Answer accepted() {
        return ACCEPTED;
    }

    /** The recipient was not told, for a reason that may pass, such as a full mailbox. */
    public static Answer notNow(String why) {
        return new Answer(Kind.NOT_NOW, why);
    }

    /** The recipient was not told and will not be until somebody mends something, such as an address that is wrong. */
    public static Answer never(String why) {
        return new Answer(Kind.NEVER, why);
    }

    /** Nobody knows whether the recipient was told: the answer was lost. */
    public static Answer perhaps(String why) {
        return new Answer(Kind.PERHAPS, why);
    }

    /** What became of it for this recipient. */
    public Kind kind() {
        return kind;
    }

    /** The reason, for a person; empty if accepted; never a secret. */
    public String why() {
        return why;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answer answer && answer.kind == kind && answer.why.equals(why);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + why.hashCode();
    }

    @Override
    public String toString() {
        return kind + (why.isEmpty() ? "" : ": " + why);
    }

    /** What may become of an attempt for one recipient. */
    public enum Kind {
        /** The recipient is told. */
        ACCEPTED,
        /** Not told; it may work later. */
        NOT_NOW,
        /** Not told; somebody has to mend something first. */
        NEVER,
        /** It is not known whether the recipient was told. */
        PERHAPS
    }
}
