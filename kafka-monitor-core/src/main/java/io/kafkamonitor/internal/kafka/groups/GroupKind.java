package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.Locale;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupType;
import org.jspecify.annotations.Nullable;

/** Tells consumer groups from groups of other kinds. */
final class GroupKind {

    private static final String CONSUMER_PROTOCOL = "consumer";

    private GroupKind() {}

    /**
     * Why a group is listed and not read, or null for a consumer group.
     *
     * <p>Share groups and streams groups are types of their own. Kafka Connect and others use the protocol of classic
     * groups for purposes of their own. A group without members whose offsets were set by an administrator has no protocol
     * at all. Brokers before 3.8 tell no type; one that this client does not know yet is told by its protocol.
     */
    static @Nullable Unknown whyNotRead(GroupListing group) {
        GroupType type = group.type().orElse(GroupType.CLASSIC);
        boolean isOfConsumers = group.protocol().isEmpty() || group.protocol().equals(CONSUMER_PROTOCOL);
        if (type == GroupType.CONSUMER || (type == GroupType.CLASSIC && isOfConsumers)) {
            return null;
        }
        return new Unknown(UnknownReason.KIND_NOT_READ, name(type, group.protocol()));
    }

    private static String name(GroupType type, String protocol) {
        boolean isKnownType = type != GroupType.CLASSIC && type != GroupType.UNKNOWN;
        return isKnownType
                ? "a " + type.toString().toLowerCase(Locale.ROOT) + " group"
                : "a group with the protocol '" + protocol + "'";
    }
}
