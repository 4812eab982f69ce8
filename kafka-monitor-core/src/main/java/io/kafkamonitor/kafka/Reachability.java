package io.kafkamonitor.kafka;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.Node;
import org.jspecify.annotations.Nullable;

/** Which brokers can be asked in this pass. */
final class Reachability {

    static final Unknown NO_LEADER = Unknown.because(UnknownReason.NO_LEADER);

    private final Brokers brokers;
    private final Set<Integer> silent;

    Reachability(Brokers brokers, Set<Integer> silent) {
        this.brokers = brokers;
        this.silent = silent;
    }

    /** Why nothing can be asked for that a broker leads, or null if it can. */
    @Nullable
    Unknown whyNotAsked(@Nullable Node leader) {
        if (leader == null) {
            return NO_LEADER;
        }
        if (!brokers.isLive(leader.id())) {
            return new Unknown(UnknownReason.NO_LEADER, "its leader, broker " + leader.id() + ", is not alive");
        }
        return whyNotReached(leader.id());
    }

    /** Why a broker cannot be asked, or null if it can. */
    @Nullable
    Unknown whyNotReached(int broker) {
        if (!brokers.isLive(broker)) {
            return new Unknown(UnknownReason.UNREACHABLE, "broker " + broker + " is not alive");
        }
        if (silent.contains(broker)) {
            return new Unknown(UnknownReason.TIMED_OUT, "broker " + broker + " does not answer");
        }
        return null;
    }

    List<BrokerNode> answering() {
        return brokers.live().stream()
                .filter(broker -> !silent.contains(broker.id()))
                .toList();
    }
}
