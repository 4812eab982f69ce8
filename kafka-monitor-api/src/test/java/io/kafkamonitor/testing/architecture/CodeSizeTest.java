package io.kafkamonitor.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeSizeTest {

    private static final String SOURCE = """
            package a;

            import java.util.List;

            /**
             * Not code.
             */
            final class A {
                // not code
                int b; // code

                /* not code */
                int c() {
                    /* not
                       code */
                    return 1;
                }
            }
            """;

    @Test
    void countsNeitherCommentsNorBlanksNorImports() {
        assertThat(CodeSize.linesOf(SOURCE.lines().toList())).isEqualTo(6);
    }

    @Test
    void countsEveryJavaFileBelowAFolder(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/A.java"), SOURCE);
        Files.writeString(folder.resolve("a/b/B.java"), "class B {}\n");
        Files.writeString(folder.resolve("a/readme.txt"), "no code");

        assertThat(CodeSize.below(folder))
                .containsEntry(Path.of("a", "A.java").toString(), 6)
                .containsEntry(Path.of("a", "b", "B.java").toString(), 1)
                .hasSize(2);
    }

    @Test
    void refusesAFolderWithoutSources(@TempDir Path folder) {
        assertThatThrownBy(() -> CodeSize.below(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no Java files");
    }
}
