package io.kafkamonitor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.testing.architecture.CodeSize;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.kafkamonitor");

    private static final JavaClasses TESTING = new ClassFileImporter()
            .withImportOption(location -> !location.contains("Test.class") && !location.contains("Test$"))
            .importPackages("io.kafkamonitor.testing");

    /** The packages, each with those that it may use. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("bounds", Set.of()),
            entry("time", Set.of()),
            entry("settings", Set.of("bounds")),
            entry("state", Set.of()),
            entry("metric", Set.of("bounds")),
            entry("alert", Set.of("metric", "bounds")),
            entry("collector", Set.of("metric", "time", "bounds")),
            entry("history", Set.of("metric", "bounds")),
            entry("rule", Set.of("metric", "history", "alert", "bounds")),
            entry("notifier", Set.of("alert", "bounds", "metric")),
            entry("plugin", Set.of("collector", "rule", "notifier", "settings")));

    @Test
    void needsNothingButJavaAndAnnotations() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "io.kafkamonitor.."))
                .check(MAIN);
    }

    @Test
    void asksOfThoseWhoUseItsTestJarNothingButJunitAndAssertj() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify..", "io.kafkamonitor..", "org.junit.jupiter.api..", "org.assertj.."))
                .check(TESTING);
    }

    @Test
    void hasNoPackageCycles() {
        slices().matching("io.kafkamonitor.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyThePackagesBelow(String name) {
        Stream<String> own = Stream.concat(Stream.of(name), MAY_USE.get(name).stream())
                .map(used -> "io.kafkamonitor." + used + "..");
        String[] usable =
                Stream.concat(own, Stream.of("java..", "org.jspecify..")).toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage("io.kafkamonitor." + name + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(usable))
                .check(MAIN);
    }

    static Set<String> packages() {
        return MAY_USE.keySet();
    }

    @Test
    void hasNoPackageOutsideTheLayers() {
        assertThat(MAIN.stream().map(JavaClass::getPackageName))
                .hasSameElementsAs(packages().stream()
                        .map(name -> "io.kafkamonitor." + name)
                        .toList());
    }

    @Test
    void writesNothingToTheConsole() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN);
    }

    @Test
    void doesNotLog() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(MAIN);
    }

    @Test
    void isExtendedOnlyWhereItSaysSo() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(MAIN);
    }

    @Test
    void exportsExactlyThePackagesThatHavePublicTypes() throws Exception {
        Path classes = Path.of(
                Metric.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        ModuleDescriptor module = ModuleFinder.of(classes)
                .find("io.kafkamonitor.api")
                .orElseThrow()
                .descriptor();

        Set<String> exported =
                module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());

        assertThat(MAIN.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getPackageName))
                .hasSameElementsAs(exported);
        assertThat(module.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
    }

    @Test
    void hasNoFileOfMoreThanTwoHundredCodeLines() throws Exception {
        assertThat(CodeSize.below(Path.of("src/main/java")))
                .allSatisfy((file, lines) -> assertThat(lines).as(file).isLessThanOrEqualTo(200));
    }
}
