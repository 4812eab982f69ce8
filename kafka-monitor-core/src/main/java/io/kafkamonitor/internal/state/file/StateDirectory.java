package io.kafkamonitor.internal.state.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a state: the log, one that is to replace it, and those that were put aside because they could not be read. */
final class StateDirectory {

    private static final Logger logger = LoggerFactory.getLogger(StateDirectory.class);

    private static final String LOG = "state.log";
    private static final String ASIDE = LOG + ".aside-";
    private static final int MOST_ASIDE = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path path;

    StateDirectory(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    Path log() {
        return path.resolve(LOG);
    }

    /** What is to replace the log once it is whole. */
    Path nextLog() {
        return path.resolve("state.next");
    }

    /** Puts the next log in the place of the log, at once and wholly. */
    void replaceLog() throws IOException {
        Files.move(nextLog(), log(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes the names in the directory safe, where the system can do that. */
    void force() throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        boolean interrupted = Thread.interrupted(); // which would close the channel
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Keeps the log under another name. Where the file system allows it the log stays too, so that it is there until another
     * takes its place.
     */
    Path putLogAside(Instant time) throws IOException {
        Path aside = freeName(time);
        try {
            Files.createLink(aside, log());
        } catch (IOException | UnsupportedOperationException e) {
            logger.debug("'{}' cannot be linked and is moved", log(), e);
            Files.move(log(), aside);
        }
        return aside;
    }

    /** A name that no file has, though another one may have been put aside in the same millisecond. */
    private Path freeName(Instant time) {
        Instant named = time;
        Path name = path.resolve(ASIDE + TIME.format(named));
        while (Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
            named = named.plusMillis(1);
            name = path.resolve(ASIDE + TIME.format(named));
        }
        return name;
    }

    /** Removes the oldest of the files that were put aside if there are more than a handful. */
    void thinOutAside() throws IOException {
        List<Path> aside = aside();
        for (Path file : aside.subList(0, Math.max(0, aside.size() - MOST_ASIDE))) {
            logger.warn("'{}' is deleted, for {} newer files are put aside", file, MOST_ASIDE);
            Files.deleteIfExists(file);
        }
    }

    private List<Path> aside() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(ASIDE))
                    .sorted()
                    .toList();
        }
    }
}
