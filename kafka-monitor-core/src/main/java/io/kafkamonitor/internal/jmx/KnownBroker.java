package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker that is live or was so a while ago: what is written of it, and how it is read. */
final class KnownBroker {

    private static final Unknown NOT_LIVE = new Unknown(UnknownReason.UNREACHABLE, "the broker is not live");

    private static final Logger logger = LoggerFactory.getLogger(KnownBroker.class);

    private final Unknown noAddress;
    private final BrokerReport report;
    private boolean noAddressSaid;
    private @Nullable BrokerSession session;
    private long lastLiveAt;

    KnownBroker(int id) {
        this.report = new BrokerReport(id);
        this.noAddress = new Unknown(
                UnknownReason.CONFIGURATION, "the JMX endpoints have no address for broker " + id + "; add it");
    }

    /** Starts to read it where it is now. */
    void begin(BrokerAddress broker, JmxEndpoints endpoints, String threadPrefix, long nanoTime) {
        lastLiveAt = nanoTime;
        if (session == null || !session.broker().equals(broker)) {
            disconnect();
            session = endpoints
                    .addressOf(broker.id(), broker.host())
                    .map(address -> new BrokerSession(broker, address, endpoints, threadPrefix + broker.id()))
                    .orElse(null);
        }
        if (session != null) {
            session.begin(nanoTime);
        }
    }

    /** Writes what came of it, waiting no longer than told. */
    void finish(Duration wait, SampleSink sink) throws InterruptedException {
        if (session == null) {
            sayNoAddress();
            report.write(new PassResult.Failed(noAddress), sink);
        } else {
            report.write(session.finish(lastLiveAt, wait), sink);
        }
    }

    private void sayNoAddress() {
        if (!noAddressSaid) {
            logger.warn("A live broker cannot be read over JMX: {}", noAddress);
        }
        noAddressSaid = true;
    }

    boolean isLive(long nanoTime) {
        return lastLiveAt == nanoTime;
    }

    Duration goneFor(long nanoTime) {
        return Duration.ofNanos(nanoTime - lastLiveAt);
    }

    void writeNotLive(SampleSink sink) {
        report.writeNothingKnown(NOT_LIVE, sink);
    }

    void disconnect() {
        if (session != null) {
            session.disconnect();
        }
    }

    void awaitDisconnected(Duration wait) throws InterruptedException {
        if (session != null) {
            session.awaitIdle(wait);
        }
    }

    void abandon() {
        if (session != null) {
            session.abandon();
        }
    }
}
