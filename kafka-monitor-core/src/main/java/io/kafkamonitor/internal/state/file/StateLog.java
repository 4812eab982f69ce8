package io.kafkamonitor.internal.state.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of a state: read once, then appended to, and rewritten when most of what is in it is outdated. While it is
 * rewritten the old one stays until the new one is whole, so that it can be read after a crash at any moment.
 */
final class StateLog implements Closeable {

    private static final Logger logger = LoggerFactory.getLogger(StateLog.class);

    /** How many times larger than what lives in it a log becomes. */
    private static final int MOST_OUTDATED = 4;

    private final StateDirectory directory;
    private final LogFile.Opener opener;
    private final long leastToCompact;
    private final List<String> warnings = new ArrayList<>();
    private @Nullable LogWriter writer;
    private @Nullable FileIdentity identity;
    private Map<String, byte[]> toBeginWith = Map.of();
    private boolean directoryIsForced = true;
    private long compactAt;

    /**
     * A log that opens nothing yet.
     *
     * @param leastToCompact the bytes that a log may have in any case
     */
    StateLog(StateDirectory directory, LogFile.Opener opener, long leastToCompact) {
        this.directory = directory;
        this.opener = opener;
        this.leastToCompact = leastToCompact;
    }

    /** Reads the log. Nothing need be written for that, so a full disk does not prevent it. */
    Map<String, byte[]> open() throws IOException {
        Files.deleteIfExists(directory.nextLog());
        if (!Files.exists(directory.log())) {
            return new HashMap<>();
        }
        LogReading reading = LogReader.read(directory.log());
        if (reading.damage() == null) {
            goOn(reading);
        } else {
            beginAnew(reading, reading.damage());
        }
        return new HashMap<>(reading.entries());
    }

    /** What was wrong with the log, as sentences for an operator. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void goOn(LogReading reading) throws IOException {
        use(LogWriter.goOn(opener.open(directory.log()), reading.id(), reading.end()));
        compactAt = Math.max(leastToCompact, MOST_OUTDATED * sizeOf(reading.entries()));
    }

    private static long sizeOf(Map<String, byte[]> entries) {
        long size = LogFormat.HEADER;
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            size += LogFormat.KEY_AND_VALUE_LENGTHS + entry.getKey().length() + entry.getValue().length;
        }
        return size;
    }

    private void beginAnew(LogReading reading, String damage) throws IOException {
        Path aside = directory.putLogAside(Instant.now());
        String kept = reading.entries().isEmpty()
                ? "The monitor begins without a memory: it tells anew what fires, and no ends of what is over"
                : "The monitor goes on with the " + reading.entries().size() + " entries before the damage";
        warn("The state file '" + directory.log() + "' " + damage + ". " + kept + ". The file is put aside as '"
                + aside.getFileName() + "'");
        directory.thinOutAside();
        toBeginWith = reading.entries();
        try {
            rewrite(toBeginWith);
        } catch (IOException e) {
            logger.warn("No new state file can be written yet in '{}'", directory.path(), e);
        }
    }

    private void warn(String warning) {
        warnings.add(warning);
        logger.error(warning);
    }

    /** Makes changes safe, all or none of them. */
    void commit(Map<String, byte @Nullable []> changes) throws IOException {
        LogWriter log = writer == null ? rewrite(toBeginWith) : writer;
        if (identity == null || !identity.isInPlace()) {
            throw new IOException("the file was removed or replaced while the monitor runs; restart the monitor");
        }
        forceDirectory();
        log.append(changes);
        if (log.size() > compactAt) {
            compact(log);
        }
    }

    /** The commit that is just made is safe, whatever happens here. */
    private void compact(LogWriter log) {
        try {
            LogReading reading = LogReader.read(directory.log());
            if (reading.damage() != null || reading.end() != log.size()) {
                throw new IOException("the file " + (reading.damage() == null ? "is not whole" : reading.damage()));
            }
            rewrite(reading.entries());
        } catch (IOException e) {
            compactAt = log.size() + Math.max(leastToCompact, log.size() / MOST_OUTDATED);
            logger.warn(
                    "The state file '{}' of {} bytes cannot be compacted and grows on", directory.log(), log.size(), e);
        }
    }

    private LogWriter rewrite(Map<String, byte[]> entries) throws IOException {
        Files.deleteIfExists(directory.nextLog());
        LogFile file = opener.open(directory.nextLog());
        try {
            LogWriter next = LogWriter.begin(file, ThreadLocalRandom.current().nextLong());
            next.append(entries);
            directory.replaceLog();
            use(next);
            compactAt = Math.max(leastToCompact, MOST_OUTDATED * next.size());
            forceDirectory();
            return next;
        } finally {
            if (writer == null || !writer.writesTo(file)) {
                file.close();
                Files.deleteIfExists(directory.nextLog());
            }
        }
    }

    private void use(LogWriter next) throws IOException {
        closeQuietly(writer);
        writer = next;
        identity = FileIdentity.of(directory.log());
        toBeginWith = Map.of();
        directoryIsForced = false;
    }

    private void closeQuietly(@Nullable LogWriter log) {
        try {
            if (log != null) {
                log.close();
            }
        } catch (IOException e) {
            logger.debug("The log before this one could not be closed", e);
        }
    }

    /** Until this has succeeded once, a crash of the machine could bring back the log before. */
    private void forceDirectory() throws IOException {
        if (!directoryIsForced) {
            directory.force();
            directoryIsForced = true;
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}
