package io.kafkamonitor.examples.crash;

import io.kafkamonitor.examples.crash.CrashingHost.HostArguments;
import io.kafkamonitor.examples.crash.MailLedger.Entry;
import io.kafkamonitor.localmail.LocalMailServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Kills a host with -9 again and again: at random moments, in the middle of a commit, and between the end of a mail and the
 * answer to it. Then lets it run until all is over, and says what became of what it had to tell.
 */
final class CrashRun {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    /** For what is told within seconds; one that is not told then is lost. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final int MOST_COMMITS = 40;
    private static final int MOST_MILLIS = 1_500;

    private enum Moment {
        ANY,
        IN_A_COMMIT,
        BEFORE_THE_ANSWER
    }

    private final Path directory;
    private final long seed;
    private final Random random;
    private final Instant origin = Instant.now();
    private final MailLedger ledger = new MailLedger();
    private final Map<String, String> subjects = new ConcurrentHashMap<>();
    private final LongBreaches lasting = new LongBreaches();
    private final AtomicReference<@Nullable HostProcess> host = new AtomicReference<>();
    private final AtomicInteger mailsToKill = new AtomicInteger();
    private final AtomicInteger commitsToKill = new AtomicInteger();
    private volatile boolean runs;
    private volatile boolean isCalm;

    CrashRun(Path directory, long seed) {
        this.directory = directory;
        this.seed = seed;
        this.random = new Random(seed);
    }

    Verdict run(int kills) throws IOException, InterruptedException {
        try (LocalMailServer server = LocalMailServer.builder()
                .clear()
                .onArrival(mail -> {
                    ledger.accept(mail);
                    killAt(mailsToKill);
                })
                .start()) {
            for (int i = 0; i < kills; i++) {
                runUntilKilled(server.port(), Moment.values()[i % Moment.values().length], i);
            }
            runUntilAllIsTold(server.port());
            runUntilAllIsOver(server.port());
            Files.write(
                    directory.resolve("told.txt"),
                    ledger.entries().stream().map(Entry::toString).toList());
            return Verdict.of(ledger, subjects, lasting.all());
        }
    }

    private long now() {
        return Duration.between(origin, Instant.now()).toMillis();
    }

    private void runUntilKilled(int port, Moment moment, int number) throws IOException, InterruptedException {
        lasting.next(number, told());
        try (HostProcess running = start(port, Long.MAX_VALUE, "host-" + number)) {
            await("the host to run", LONGEST_START, () -> runs);
            switch (moment) {
                case ANY -> {}
                case IN_A_COMMIT -> commitsToKill.set(1 + random.nextInt(MOST_COMMITS));
                case BEFORE_THE_ANSWER -> mailsToKill.set(1 + random.nextInt(2));
            }
            Duration atMost = Duration.ofMillis(random.nextInt(MOST_MILLIS) * (moment == Moment.ANY ? 1L : 3L));
            running.diesWithin(atMost);
            running.kill();
            running.awaitSilence();
        }
        commitsToKill.set(0);
        mailsToKill.set(0);
    }

    /** The subjects of which everybody has heard. */
    private Set<String> told() {
        Set<String> told = ledger.toldToAll();
        return told.stream().map(subjects::get).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private HostProcess start(int port, long calmFrom, String name) throws IOException {
        runs = false;
        isCalm = false;
        var arguments = new HostArguments(directory.resolve("state"), port, seed, origin, calmFrom, lasting.values());
        HostProcess started = HostProcess.start(arguments, directory.resolve(name + ".log"), this::hear);
        host.set(started);
        return started;
    }

    private void hear(String line) {
        if (line.equals(SpokenStore.COMMITS)) {
            killAt(commitsToKill);
        } else if (line.startsWith(CrashingHost.FIRES)) {
            String[] words = line.split(" ", -1);
            subjects.put(words[1], words[2]);
        } else {
            isCalm = line.equals(CrashingHost.IS_CALM);
            runs = true;
        }
    }

    /** Counts down to the moment of a kill. */
    private void killAt(AtomicInteger countdown) {
        @Nullable HostProcess running = host.get();
        if (running != null && countdown.getAndUpdate(count -> Math.max(0, count - 1)) == 1) {
            running.kill();
        }
    }

    private void runUntilAllIsTold(int port) throws IOException, InterruptedException {
        runAndEnd(
                port,
                Long.MAX_VALUE,
                "telling",
                "everybody to hear of all that lasts",
                () -> told().containsAll(lasting.all()));
    }

    private void runUntilAllIsOver(int port) throws IOException, InterruptedException {
        lasting.endAll();
        runAndEnd(port, now(), "calm", "everybody to hear of every end", () -> isCalm && ledger.nobodyWaitsForAnEnd());
    }

    private void runAndEnd(int port, long calmFrom, String name, String what, Condition condition)
            throws IOException, InterruptedException {
        try (HostProcess running = start(port, calmFrom, name)) {
            await("the host to run", LONGEST_START, () -> runs);
            await(what, LONGEST_WAIT, condition);
            running.end();
            running.diesWithin(LONGEST_START);
            running.awaitSilence();
        }
    }

    /** Returns at the end of the time too: what is missing then is said by the verdict. */
    private void await(String what, Duration atMost, Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        HostProcess running = Objects.requireNonNull(host.get());
        while (!condition.holds() && System.nanoTime() < deadline) {
            if (running.diesWithin(Duration.ofMillis(5))) {
                throw new IllegalStateException(
                        "The host ended while it was to wait for " + what + "; see " + directory);
            }
        }
    }

    private interface Condition {
        boolean holds();
    }
}
