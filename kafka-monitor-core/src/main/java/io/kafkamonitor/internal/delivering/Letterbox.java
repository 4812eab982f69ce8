package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.internal.deciding.Departure;
import io.kafkamonitor.internal.deciding.Moment;
import io.kafkamonitor.internal.deciding.Post;
import io.kafkamonitor.internal.deciding.State;
import io.kafkamonitor.internal.state.StateKeeper;
import io.kafkamonitor.internal.state.StateKeeper.Change;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Notification;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Where the worker of one notifier takes its letters from and says what became of them. Both are in the state before the
 * next step is taken.
 */
@SuppressWarnings("ReferenceEquality") // a state that nothing has changed is the very same
final class Letterbox {

    /** How late a letter may be; what waits, waits for seconds at least. */
    private static final long POLL_MILLIS = 200;

    private final String notifier;
    private final Post post;
    private final StateKeeper keeper;
    private final Supplier<Moment> clock;
    private final UnaryOperator<Notification> form;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean busy; // guarded by lock
    private boolean inHurry; // guarded by lock

    Letterbox(String notifier, PostOffice office) {
        this.notifier = notifier;
        this.post = office.post();
        this.keeper = office.keeper();
        this.clock = office.clock();
        this.form = office.form();
    }

    /** The next letter, which the caller then {@linkplain #put gives back}; waits until there is one. */
    Departure take() throws InterruptedException {
        lock.lock();
        try {
            Optional<Departure> next = poll();
            while (next.isEmpty()) {
                changed.signalAll(); // whoever waits for quiet
                if (hasNothing()) {
                    changed.await();
                } else {
                    changed.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
                }
                next = poll();
            }
            busy = true;
            return inForm(next.get());
        } finally {
            lock.unlock();
        }
    }

    private Departure inForm(Departure departure) {
        boolean isFollowed = post.isFollowed(notifier, clock.get(), departure.state());
        return new Departure(
                departure.state(),
                form.apply(departure.notification()),
                isFollowed ? departure.attempt().followed() : departure.attempt());
    }

    private Optional<Departure> poll() {
        if (keeper.state().underWay().containsKey(notifier)) {
            put(Delivery.ambiguous("what became of it could not be written down")); // or nothing would follow it
        }
        State seen = keeper.state();
        Optional<Departure> found = find(seen);
        if (found.isEmpty()) {
            return Optional.empty(); // as nearly always, and then nobody has to wait for it
        }
        return keeper.change(state -> {
            Optional<Departure> departure = state == seen ? found : find(state);
            return Change.of(departure.map(Departure::state).orElse(state), departure);
        });
    }

    private Optional<Departure> find(State state) {
        Moment now = clock.get();
        return inHurry ? post.departAtTheEnd(notifier, now, state) : post.depart(notifier, now, state);
    }

    private boolean hasNothing() {
        return keeper.state().conversations().keySet().stream()
                .noneMatch(key -> key.recipient().notifier().equals(notifier));
    }

    /** Says what became of the letter that was taken. */
    void put(Delivery delivery) {
        keeper.change(state -> Change.of(post.arrived(notifier, delivery, clock.get(), state), state));
        lock.lock();
        try {
            busy = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets whoever waits look again. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on nothing is waited for that would tell of an end, and nothing else is given out. */
    void hurry() {
        lock.lock();
        try {
            inHurry = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** To how many recipients there is something to tell. */
    long waiting() {
        return keeper.state().conversations().values().stream()
                .filter(conversation -> conversation.recipient().notifier().equals(notifier))
                .filter(conversation -> conversation.newsSince() != null)
                .count();
    }

    /** Waits until nothing is due or being delivered any more, or the time is over; returns whether that is so. */
    boolean awaitQuiet(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long end = System.nanoTime() + nanos;
            while (!isQuiet() && System.nanoTime() - end < 0) {
                changed.awaitNanos(Math.min(end - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS)));
            }
            return isQuiet();
        } finally {
            lock.unlock();
        }
    }

    private boolean isQuiet() {
        return !busy && find(keeper.state()).isEmpty();
    }
}
