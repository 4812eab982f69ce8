package io.kafkamonitor;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocolCollection;
import org.apache.kafka.common.message.StreamsGroupHeartbeatRequestData;
import org.apache.kafka.common.message.StreamsGroupHeartbeatRequestData.Subtopology;
import org.apache.kafka.common.message.StreamsGroupHeartbeatRequestData.Topology;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.JoinGroupRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.StreamsGroupHeartbeatRequest;

/** Joins groups as Kafka Connect and Kafka Streams do, with the one request that makes a group one of theirs. */
final class GroupProtocols {

    private static final int STAYS_MILLIS = (int) Duration.ofMinutes(5).toMillis();

    private GroupProtocols() {}

    static void joinAsConnect(Node coordinator, String group) throws IOException {
        var protocols = new JoinGroupRequestProtocolCollection();
        protocols.add(new JoinGroupRequestProtocol().setName("compatible").setMetadata(new byte[0]));
        var data = new JoinGroupRequestData()
                .setGroupId(group)
                .setMemberId("")
                .setProtocolType("connect")
                .setProtocols(protocols)
                .setSessionTimeoutMs(STAYS_MILLIS)
                .setRebalanceTimeoutMs(STAYS_MILLIS);
        send(coordinator, new JoinGroupRequest.Builder(data).build((short) 3)); // the last to do with one request
    }

    static void joinAsStreams(Node coordinator, String group, String topic) throws IOException {
        var data = new StreamsGroupHeartbeatRequestData()
                .setGroupId(group)
                .setMemberId(UUID.randomUUID().toString())
                .setMemberEpoch(0)
                .setProcessId(UUID.randomUUID().toString())
                .setRebalanceTimeoutMs(STAYS_MILLIS)
                .setActiveTasks(List.of())
                .setStandbyTasks(List.of())
                .setWarmupTasks(List.of())
                .setTopology(new Topology()
                        .setEpoch(0)
                        .setSubtopologies(
                                List.of(new Subtopology().setSubtopologyId("0").setSourceTopics(List.of(topic)))));
        send(coordinator, new StreamsGroupHeartbeatRequest.Builder(data).build((short) 0));
    }

    private static void send(Node node, AbstractRequest request) throws IOException {
        ByteBuffer bytes =
                request.serializeWithHeader(new RequestHeader(request.apiKey(), request.version(), "test", 1));
        ByteBuffer framed = ByteBuffer.allocate(Integer.BYTES + bytes.remaining());
        framed.putInt(bytes.remaining()).put(bytes);
        try (var socket = new Socket(node.host(), node.port())) {
            socket.getOutputStream().write(framed.array());
            var answer = new DataInputStream(socket.getInputStream());
            answer.readNBytes(answer.readInt());
        }
    }
}
