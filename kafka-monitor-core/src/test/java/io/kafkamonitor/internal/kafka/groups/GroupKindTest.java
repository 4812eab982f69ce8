package io.kafkamonitor.internal.kafka.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupKindTest {

    @ParameterizedTest
    @CsvSource({"Classic, consumer", "Classic, ''", "Consumer, consumer"})
    void readsConsumerGroupsOfBothProtocols(String type, String protocol) {
        assertThat(GroupKind.whyNotRead(listing(Optional.of(GroupType.parse(type)), protocol)))
                .isNull();
    }

    @Test
    void readsAGroupWhoseTypeTheBrokerIsTooOldToTell() {
        assertThat(GroupKind.whyNotRead(listing(Optional.empty(), "consumer"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Share, share, a share group",
        "Streams, streams, a streams group",
        "Classic, connect, a group with the protocol 'connect'",
        "Classic, sr, a group with the protocol 'sr'",
        "of tomorrow, novel, a group with the protocol 'novel'"
    })
    void saysOfWhichKindOthersAre(String type, String protocol, String kind) {
        assertThat(GroupKind.whyNotRead(listing(Optional.of(GroupType.parse(type)), protocol)))
                .hasToString("of a kind that is not read (" + kind + ")");
    }

    private static GroupListing listing(Optional<GroupType> type, String protocol) {
        return new GroupListing("g", type, protocol, Optional.of(GroupState.STABLE));
    }
}
