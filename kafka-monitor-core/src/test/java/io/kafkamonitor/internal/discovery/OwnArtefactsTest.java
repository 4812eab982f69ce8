package io.kafkamonitor.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnArtefactsTest {

    @TempDir
    private Path folder;

    private final List<URL> classPath = new ArrayList<>();

    @Test
    void theArtefactsOfThisBuildFitTogether() {
        assertThat(OwnArtefacts.problems(Set.of(getClass().getClassLoader()))).isEmpty();
        assertThat(getClass().getResource("/META-INF/io.kafkamonitor/kafka-monitor-core.properties"))
                .isNotNull();
        assertThat(getClass().getResource("/META-INF/io.kafkamonitor/kafka-monitor-api.properties"))
                .isNotNull();
    }

    @Test
    void twoVersionsOfDifferentArtefactsAreRefusedWithTheirPlaces() throws Exception {
        onClassPath("api.jar", "kafka-monitor-api", "0.2.0");
        onClassPath("core.jar", "kafka-monitor-core", "0.1.0");

        assertThat(problems())
                .singleElement()
                .asString()
                .containsSubsequence("0.1.0 in file:", "core.jar; 0.2.0 in file:", "api.jar; give all its artefacts");
    }

    @Test
    void twoVersionsOfOneArtefactAreRefused() throws Exception {
        onClassPath("one.jar", "kafka-monitor-mail", "0.1.0");
        onClassPath("plugin-with-everything.jar", "kafka-monitor-mail", "0.1.1");

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("one.jar", "plugin-with-everything.jar")
                .doesNotContain("META-INF");
    }

    @Test
    void aSecondCopyOfTheSameVersionFits() throws Exception {
        onClassPath("one.jar", "kafka-monitor-api", "0.1.0");
        onClassPath("other.jar", "kafka-monitor-api", "0.1.0");

        assertThat(problems()).isEmpty();
    }

    @Test
    void aFileThatNoBuildHasFilledInSaysNothing() throws Exception {
        onClassPath("one.jar", "kafka-monitor-api", "0.1.0");
        onClassPath("other.jar", "kafka-monitor-core", "${project.version}");

        assertThat(problems()).isEmpty();
    }

    private List<String> problems() throws IOException {
        try (var loader = new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            return OwnArtefacts.problems(Set.of(loader));
        }
    }

    private void onClassPath(String jar, String artefact, String version) throws IOException {
        Path file = folder.resolve(jar);
        try (var output = new JarOutputStream(Files.newOutputStream(file))) {
            output.putNextEntry(new ZipEntry("META-INF/io.kafkamonitor/" + artefact + ".properties"));
            output.write(("version=" + version + "\n").getBytes(StandardCharsets.UTF_8));
        }
        classPath.add(file.toUri().toURL());
    }
}
