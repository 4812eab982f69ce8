package io.kafkamonitor.localcluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The part of a broker's log that tells why it ended. */
final class LogExcerpt {

    private static final int LINES = 40;
    private static final Pattern PROBLEM = Pattern.compile("\\bERROR\\b|^Error\\b|^Exception in thread");

    private LogExcerpt() {}

    /** The lines from the first problem on, or the last lines where none is named; bytes before {@code from} are old. */
    static String of(Path log, long from) {
        try {
            List<String> lines = linesAfter(log, from);
            int problem = firstProblem(lines);
            int start = problem >= 0 ? problem : Math.max(0, lines.size() - LINES);
            int end = Math.min(lines.size(), start + LINES);
            return String.join("\n", lines.subList(start, end));
        } catch (IOException e) {
            return "(the log '" + log + "' cannot be read: " + e + ")";
        }
    }

    private static List<String> linesAfter(Path log, long from) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        int offset = Math.toIntExact(Math.min(from, bytes.length));
        return new String(bytes, offset, bytes.length - offset, StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static int firstProblem(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (PROBLEM.matcher(lines.get(i)).find()) {
                return i;
            }
        }
        return -1;
    }
}
