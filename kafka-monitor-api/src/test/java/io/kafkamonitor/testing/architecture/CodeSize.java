package io.kafkamonitor.testing.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts the code lines of Java files: those that are not blank, not a comment, and neither {@code package} nor
 * {@code import}.
 */
public final class CodeSize {

    private CodeSize() {}

    /**
     * The code lines of every Java file below a folder, by its path relative to the folder.
     *
     * @throws IllegalArgumentException if there is no Java file, for then a check of them checks nothing
     */
    public static Map<String, Integer> below(Path folder) throws IOException {
        var lines = new TreeMap<String, Integer>();
        for (Path file : javaFiles(folder)) {
            lines.put(folder.relativize(file).toString(), linesOf(Files.readAllLines(file)));
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + folder.toAbsolutePath() + "' has no Java files; give a folder of sources");
        }
        return lines;
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    static int linesOf(List<String> source) {
        int lines = 0;
        boolean comment = false;
        for (String raw : source) {
            String line = raw.strip();
            comment = comment || line.startsWith("/*");
            if (!comment && isCode(line)) {
                lines++;
            }
            comment = comment && !line.contains("*/");
        }
        return lines;
    }

    private static boolean isCode(String line) {
        return !line.isEmpty() && !line.startsWith("//") && !line.startsWith("import ") && !line.startsWith("package ");
    }
}
