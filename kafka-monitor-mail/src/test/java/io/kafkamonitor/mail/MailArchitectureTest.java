package io.kafkamonitor.mail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.kafkamonitor.testing.architecture.CodeSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailArchitectureTest {

    private static final Set<String> PUBLIC =
            Set.of("AccessTokens", "MailLook", "SmtpNotifier", "SmtpNotifierBuilder", "SmtpPlugin", "SmtpSecurity");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.kafkamonitor.mail");

    @Test
    void knowsNothingOfKafkaNorOfTheEngine() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.imageio..",
                        "javax.net..",
                        "javax.security.auth.x500..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "jakarta.mail..",
                        "org.eclipse.angus.mail.smtp..",
                        "org.knowm.xchart..",
                        "io.kafkamonitor.mail..",
                        "io.kafkamonitor.alert..",
                        "io.kafkamonitor.bounds..",
                        "io.kafkamonitor.history..",
                        "io.kafkamonitor.metric..",
                        "io.kafkamonitor.notifier..",
                        "io.kafkamonitor.plugin..",
                        "io.kafkamonitor.settings..",
                        "io.kafkamonitor.time..")
                .check(classes);
    }

    /** The provider says that its own classes may change; one of ours then has to follow. */
    @Test
    void touchesTheMailProviderInOnePlace() {
        noClasses()
                .that()
                .doNotHaveSimpleName("RecordingSmtpTransport")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.angus..")
                .check(classes);
    }

    /** A host without a charting library or without {@code java.desktop} loads nothing that needs them. */
    @Test
    void drawsInOnePlace() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Chart")
                .and()
                .doNotHaveSimpleName("Drawing")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.knowm..", "java.awt..", "javax.imageio..")
                .check(classes);
    }

    @Test
    void showsOnlyWhatHostsNeed() {
        classes()
                .that()
                .arePublic()
                .should()
                .haveNameMatching(".*\\.(" + String.join("|", PUBLIC) + ")")
                .check(classes);
    }

    @Test
    void writesNothingToTheStandardStreams() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(classes);
    }

    @Test
    void hasNoFileOfMoreThanThreeHundredCodeLines() throws IOException {
        assertThat(CodeSize.below(Path.of("src", "main", "java")))
                .allSatisfy((file, lines) -> assertThat(lines).as(file).isLessThanOrEqualTo(300));
    }
}
