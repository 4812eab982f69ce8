package io.kafkamonitor.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.ScriptedSmtpServer;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sends from hosts that load classes in every way there is, most of them in a process of their own; needs the loopback interface
 * only.
 */
class EmbeddingIT {

    private static final String DELIVERED = "DELIVERED";

    @TempDir
    private Path directory;

    @AutoClose
    private final ScriptedSmtpServer server = ScriptedSmtpServer.clear();

    private String sentBy(String... jvm) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of(jvm));
        command.add(String.valueOf(server.port()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Path> all(List<Path> first, List<Path> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<Path> everything() {
        return all(all(List.of(Jars.host()), Jars.notifier()), Jars.api());
    }

    private static URLClassLoader loader(List<Path> parts, ClassLoader parent) {
        return new URLClassLoader(parts.stream().map(EmbeddingIT::url).toArray(URL[]::new), parent);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void asOneLargeJarWithMergedServices() throws Exception {
        Path jar = Jars.fat(directory.resolve("fat.jar"), everything(), true);

        assertThat(sentBy("-cp", jar.toString(), MailHost.class.getName())).contains(DELIVERED);
    }

    @Test
    void asOneLargeJarThatLostItsServices() throws Exception {
        Path jar = Jars.fat(directory.resolve("fat.jar"), everything(), false);

        assertThat(sentBy("-cp", jar.toString(), MailHost.class.getName()))
                .contains("merge META-INF/services when building it");
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void asAJarOfSpringBootWithJarsInIt() throws Exception {
        Path jar = Jars.nested(
                directory.resolve("boot.jar"),
                Jars.fetched("spring-boot-loader.jar"),
                Jars.host(),
                all(Jars.notifier(), Jars.api()));

        assertThat(sentBy("-jar", jar.toString())).contains(DELIVERED);
    }

    @Test
    void asModules() throws Exception {
        assertThat(sentBy(
                        "--module-path",
                        Jars.path(all(Jars.notifier(), Jars.api())),
                        "--add-modules",
                        "io.kafkamonitor.mail",
                        "-cp",
                        Jars.host().toString(),
                        MailHost.class.getName()))
                .contains(DELIVERED);
    }

    /** It has the packages of {@code angus-core} and {@code smtp}, and the name of one of them. */
    @Test
    void notAsModulesBesideTheBundleOfAngus() throws Exception {
        assertThat(sentBy(
                        "--module-path",
                        Jars.path(all(List.of(Jars.fetched("angus-mail.jar")), all(Jars.notifier(), Jars.api()))),
                        "--add-modules",
                        "io.kafkamonitor.mail",
                        "-cp",
                        Jars.host().toString(),
                        MailHost.class.getName()))
                .contains("ResolutionException")
                .contains("org.eclipse.angus.mail.smtp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"angus-mail.jar", "angus-mail-2.0.3.jar"})
    void onTheClassPathBesideABundleOfAngusThatSomebodyElseBrings(String bundle) throws Exception {
        List<Path> other = List.of(Jars.fetched(bundle));

        assertThat(sentBy("-cp", Jars.path(all(other, everything())), MailHost.class.getName()))
                .contains(DELIVERED);
        assertThat(sentBy("-cp", Jars.path(all(everything(), other)), MailHost.class.getName()))
                .contains(DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fromAPluginLoaderWhoseThreadsKnowNothingOfMail(boolean isContextGiven) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var host = loader(Jars.api(), ClassLoader.getPlatformClassLoader());
                var plugin = loader(all(List.of(Jars.host()), Jars.notifier()), host)) {
            thread.setContextClassLoader(isContextGiven ? host : null);
            Object said = plugin.loadClass(MailHost.class.getName())
                    .getMethod("send", int.class)
                    .invoke(null, server.port());

            assertThat(said.toString()).startsWith(DELIVERED);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void besideAnotherMailOfTheHostInThePluginsParent() throws Exception {
        List<Path> ofHost = all(Jars.api(), all(List.of(Jars.fetched("angus-mail-2.0.3.jar")), Jars.notifier()));
        try (var host = loader(ofHost, ClassLoader.getPlatformClassLoader());
                var plugin = loader(all(List.of(Jars.host()), Jars.notifier()), host)) {
            Object said = plugin.loadClass(MailHost.class.getName())
                    .getMethod("send", int.class)
                    .invoke(null, server.port());

            assertThat(said.toString()).startsWith(DELIVERED);
        }
    }
}
