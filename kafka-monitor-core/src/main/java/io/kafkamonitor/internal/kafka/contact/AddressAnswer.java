package io.kafkamonitor.internal.kafka.contact;

/**
 * What was found at an address of a cluster.
 *
 * @param address as {@code host:port}
 * @param kind what answers there
 * @param text the same as a part of a sentence that begins with the address
 */
public record AddressAnswer(String address, Kind kind, String text) {

    public enum Kind {
        /** A Kafka broker, spoken to as the client speaks. */
        BROKER,
        /** Somebody who takes the connection and says nothing. */
        SILENCE,
        /** Nobody, or somebody else. */
        OTHER
    }

    static AddressAnswer broker(String address, String text) {
        return new AddressAnswer(address, Kind.BROKER, text);
    }

    public static AddressAnswer other(String address, String text) {
        return new AddressAnswer(address, Kind.OTHER, text);
    }

    static AddressAnswer silence(String address) {
        return new AddressAnswer(address, Kind.SILENCE, "takes the connection and says nothing");
    }

    AddressAnswer adding(String more) {
        return new AddressAnswer(address, kind, text + more);
    }
}
