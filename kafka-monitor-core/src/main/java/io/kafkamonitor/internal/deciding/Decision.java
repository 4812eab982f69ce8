package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Transition;
import java.util.List;

/**
 * What was decided.
 *
 * @param state from now on
 * @param transitions of alerts, in order
 * @param unheard incidents that ended a day ago, and whose end somebody could still not be told; they are forgotten
 */
public record Decision(State state, List<Transition> transitions, List<Incident> unheard) {}
