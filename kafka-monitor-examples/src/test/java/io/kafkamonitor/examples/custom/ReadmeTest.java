package io.kafkamonitor.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the code in the README to the classes of this package, which compile. How it is broken into lines is free. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final Path SOURCES = Path.of("src/main/java/io/kafkamonitor/examples/custom");
    private static final Path TESTS = Path.of("src/test/java/io/kafkamonitor/examples/custom");

    private static final Pattern JAVA_BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?<=\\s)//[^\n]*");

    /** What may be left out of the README: where it says so, and between paragraphs. */
    private static final Pattern OMISSION = Pattern.compile("(?m)^\\s*\\.\\.\\.\\s*$|\\n\\s*\\n");

    @Test
    void showsCodeThatCompiles() throws IOException {
        List<String> sources = sources();

        assertThat(paragraphs())
                .hasSizeGreaterThan(5)
                .allSatisfy(paragraph -> assertThat(sources)
                        .as("a class of examples.custom that has: " + paragraph)
                        .anyMatch(source -> source.contains(dense(paragraph))));
    }

    @Test
    void beginsWithTheCompositionOfTheEmbeddedHost() throws IOException {
        assertThat(dense(Files.readString(SOURCES.resolve("EmbeddedHost.java"))))
                .contains(dense(paragraphs().get(0)));
    }

    private static List<String> paragraphs() throws IOException {
        return JAVA_BLOCK
                .matcher(Files.readString(README))
                .results()
                .map((MatchResult block) -> block.group(1))
                .flatMap(OMISSION::splitAsStream)
                .filter(paragraph -> !paragraph.isBlank())
                .toList();
    }

    private static List<String> sources() throws IOException {
        var sources = new ArrayList<String>();
        for (Path folder : List.of(SOURCES, TESTS)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    sources.add(dense(Files.readString(file)));
                }
            }
        }
        return sources;
    }

    /** Code without comments and white space. */
    private static String dense(String code) {
        return COMMENT.matcher(code).replaceAll("").replaceAll("\\s", "");
    }
}
