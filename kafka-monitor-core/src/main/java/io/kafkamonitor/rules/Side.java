package io.kafkamonitor.rules;

/** On which side of what is well a value lies. */
enum Side {
    ABOVE,
    BELOW
}
