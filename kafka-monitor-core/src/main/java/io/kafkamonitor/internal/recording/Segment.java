package io.kafkamonitor.internal.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of a recording, which can be read without the others.
 *
 * @param file where it is
 * @param begun when its first snapshot was, in milliseconds since 1970
 */
record Segment(Path file, long begun) {

    /** What a file begins with; the digit is the version of its form. */
    static final byte[] HEADER = "kafka-monitor recording 1\n".getBytes(US_ASCII);

    private static final Pattern NAME = Pattern.compile("snapshots-(\\d{1,18})\\.rec");

    /** The file of snapshots from a time on. */
    static Path file(Path directory, long begun) {
        return directory.resolve(String.format("snapshots-%013d.rec", begun));
    }

    /** Those of a directory, the oldest first; other files are passed over. */
    static List<Segment> in(Path directory) throws IOException {
        var segments = new ArrayList<Segment>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    segments.add(new Segment(file, Long.parseLong(name.group(1))));
                }
            }
        }
        segments.sort(Comparator.comparingLong(Segment::begun));
        return segments;
    }

    /** Whether its first snapshot was later than a time. */
    boolean isAfter(Instant time) {
        return Instant.ofEpochMilli(begun).isAfter(time);
    }

    long size() throws IOException {
        return Files.size(file);
    }

    /**
     * Reads the snapshots up to the first that is not whole, as the last one of a process that was killed.
     *
     * @param reader returns whether it wants more
     * @return whether it wants more
     * @throws IOException if the file cannot be read, or is of a version that is not known
     */
    boolean read(Predicate<Recorded> reader) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] header = in.readNBytes(HEADER.length);
            if (header.length < HEADER.length) {
                return true;
            }
            if (!Arrays.equals(header, HEADER)) {
                throw new IOException("The file '" + file
                        + "' is no recording that this version can read; remove it, or read it with a newer version");
            }
            var decoder = new SnapshotDecoder();
            for (byte[] frame = Frames.read(in); frame != null; frame = Frames.read(in)) {
                if (!reader.test(decoder.decode(frame))) {
                    return false;
                }
            }
            return true;
        }
    }
}
