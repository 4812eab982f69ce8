package io.kafkamonitor;

import io.kafkamonitor.internal.discovery.Parts;
import java.time.Duration;

/**
 * What a monitor is to judge and whom it is to tell, checked.
 *
 * @param name what people call the cluster
 * @param bootstrapServers as the host gave them; empty if it gave a client of its own
 * @param parts of which it is composed
 * @param telling whom it tells what and when
 * @param interval from one cycle to the next
 */
record MonitorPlan(String name, String bootstrapServers, Parts parts, TellingSettings telling, Duration interval) {}
