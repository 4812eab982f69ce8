package io.kafkamonitor.internal.delivery;

/** Who tells: a monitor, by a notifier. */
record Sender(String monitor, String notifier) {}
