package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.internal.deciding.Moment;
import io.kafkamonitor.internal.deciding.Post;
import io.kafkamonitor.internal.state.StateKeeper;
import io.kafkamonitor.notifier.Notification;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Where letters come from.
 *
 * @param post gives them out
 * @param keeper has the state in which they are
 * @param clock tells the moment
 * @param form adds to a notification what is not decided upon, when it is sent
 */
public record PostOffice(Post post, StateKeeper keeper, Supplier<Moment> clock, UnaryOperator<Notification> form) {}
