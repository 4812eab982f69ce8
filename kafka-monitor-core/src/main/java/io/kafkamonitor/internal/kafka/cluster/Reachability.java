package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Node;
import org.jspecify.annotations.Nullable;

/** Which brokers can be asked in this pass. */
public final class Reachability {

    public static final Unknown NO_LEADER = Unknown.because(UnknownReason.NO_LEADER);

    private final Brokers brokers;
    private final Map<Integer, Unknown> silent;

    /**
     * Who of some brokers answers.
     *
     * @param silent why those that were asked and did not answer did not, dead ones among them
     */
    public Reachability(Brokers brokers, Map<Integer, Unknown> silent) {
        this.brokers = brokers;
        this.silent = Map.copyOf(silent);
    }

    /** Why nothing can be asked for that a broker leads, or null if it can. */
    public @Nullable Unknown whyNotAsked(@Nullable Node leader) {
        if (leader == null) {
            return NO_LEADER;
        }
        if (!brokers.isLive(leader.id())) {
            return new Unknown(UnknownReason.NO_LEADER, "its leader, broker " + leader.id() + ", is not alive");
        }
        return whyNotReached(leader.id());
    }

    /** Why a broker cannot be asked, or null if it can. */
    public @Nullable Unknown whyNotReached(int broker) {
        return brokers.isLive(broker)
                ? silent.get(broker)
                : new Unknown(UnknownReason.UNREACHABLE, "broker " + broker + " is not alive");
    }

    /** Why some broker that counts as alive cannot be asked, or null if all can. */
    public @Nullable Unknown whyNotAllLive() {
        return whyNotAll(brokers.live());
    }

    /** Why some registered broker cannot be asked, or null if all can. */
    public @Nullable Unknown whyNotAll() {
        return whyNotAll(brokers.registered());
    }

    private @Nullable Unknown whyNotAll(List<BrokerNode> some) {
        for (BrokerNode broker : some) {
            Unknown why = whyNotReached(broker.id());
            if (why != null) {
                return why;
            }
        }
        return null;
    }

    /** Whether a broker was asked and did not answer, and has not answered since, be it taken for dead meanwhile. */
    public boolean isSilent(int broker) {
        return silent.containsKey(broker);
    }

    public List<BrokerNode> answering() {
        return brokers.live().stream().filter(broker -> !isSilent(broker.id())).toList();
    }
}
