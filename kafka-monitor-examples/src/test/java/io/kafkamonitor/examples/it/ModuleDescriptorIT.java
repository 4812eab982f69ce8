package io.kafkamonitor.examples.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Needs the packaged jars: what a host on the module path sees of them. */
class ModuleDescriptorIT {

    private static final ModuleFinder JARS =
            ModuleFinder.of(ExamplesJar.library("api"), ExamplesJar.library("core"), ExamplesJar.library("mail"));

    private static ModuleDescriptor module(String name) {
        return JARS.find(name).orElseThrow().descriptor();
    }

    @Test
    void namesThreeModulesAfterTheirPackages() {
        assertThat(JARS.findAll())
                .extracting(module -> module.descriptor().name())
                .containsExactlyInAnyOrder("io.kafkamonitor.api", "io.kafkamonitor.core", "io.kafkamonitor.mail");
    }

    @Test
    void exportsEveryPackageOfTheApi() {
        assertThat(module("io.kafkamonitor.api").exports())
                .extracting(ModuleDescriptor.Exports::source)
                .contains("io.kafkamonitor.collector", "io.kafkamonitor.rule", "io.kafkamonitor.notifier")
                .hasSameSizeAs(module("io.kafkamonitor.api").packages());
    }

    @Test
    void providesThePluginForMail() {
        assertThat(module("io.kafkamonitor.mail").provides()).singleElement().satisfies(provides -> {
            assertThat(provides.service()).isEqualTo("io.kafkamonitor.plugin.MonitorPlugin");
            assertThat(provides.providers()).containsExactly("io.kafkamonitor.mail.SmtpPlugin");
        });
    }

    @Test
    void resolvesTogetherWithWhatTheyNeed() throws Exception {
        String libraries = ExamplesJar.libraries(
                "kafka-monitor-(api|mail)-.*", "jakarta.*", "angus-.*", "smtp-.*", "slf4j-api-.*");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        libraries,
                        "--describe-module",
                        "io.kafkamonitor.mail")
                .redirectErrorStream(true)
                .start();

        String output = new String(java.getInputStream().readAllBytes(), UTF_8);

        assertThat(java.waitFor()).as(output).isZero();
        assertThat(output).contains("exports io.kafkamonitor.mail").contains("requires io.kafkamonitor.api transitive");
    }
}
