package io.kafkamonitor.internal.deciding;

import java.util.List;

/**
 * What is to be told to one recipient now.
 *
 * @param conversation the most urgent one of those that it belongs to
 * @param groups of which rules it is; several for a digest
 * @param news what it says
 */
record Proposal(Conversation conversation, List<String> groups, News news) {

    Recipient recipient() {
        return conversation.recipient();
    }

    /** Whether both can be told by one message. */
    boolean isAs(Proposal other) {
        return conversation
                        .attempts()
                        .letter()
                        .equals(other.conversation.attempts().letter())
                && conversation.thread().equals(other.conversation.thread())
                && isToBeSimple() == other.isToBeSimple()
                && mayBeKnown() == other.mayBeKnown()
                && groups.equals(other.groups)
                && news.isAs(other.news);
    }

    /** Whether some of it may have arrived before. */
    boolean mayBeKnown() {
        return conversation.attempts().lost() > 0 || news.isPerhapsKnownTo(recipient());
    }

    /** Whether what was said before was refused for how it was said. */
    boolean isToBeSimple() {
        return conversation.attempts().refused() > 0;
    }
}
