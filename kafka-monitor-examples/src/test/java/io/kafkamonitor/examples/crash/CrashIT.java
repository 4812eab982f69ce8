package io.kafkamonitor.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts processes of its own, and a mail server on the loopback interface. With {@code -Dcrash.kills=1000} and
 * {@code -Dcrash.seed=7} it does more, and something else.
 */
class CrashIT {

    private static final int KILLS = Integer.getInteger("crash.kills", 30);
    private static final long SEED = Long.getLong("crash.seed", 20_261_126);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void losesNothingAndTellsNothingTwiceOverManyCrashes() throws Exception {
        Verdict verdict = new CrashRun(directory, SEED).run(KILLS);

        System.out.println(KILLS + " kills: " + verdict);
        assertThat(verdict.incidents()).as("incidents").isGreaterThan(KILLS / 3);
        assertThat(verdict.mails()).as("mails").isGreaterThan(KILLS / 3);
        assertThat(verdict.lost()).as("lost").isEmpty();
        assertThat(verdict.twice()).as("twice and not marked").isEmpty();
    }
}
