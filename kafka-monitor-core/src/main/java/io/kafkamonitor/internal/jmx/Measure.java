package io.kafkamonitor.internal.jmx;

/** Computes the value of one series of a broker; a function of what was read, without memory. */
@FunctionalInterface
interface Measure {

    Measured of(Readings readings);
}
