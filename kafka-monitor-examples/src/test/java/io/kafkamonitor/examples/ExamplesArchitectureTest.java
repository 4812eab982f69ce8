package io.kafkamonitor.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.kafkamonitor.testing.architecture.CodeSize;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExamplesArchitectureTest {

    private static final JavaClasses EXAMPLES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.kafkamonitor.examples");

    @Test
    void hasNoPackageCycles() {
        slices().matching("io.kafkamonitor.(examples..)")
                .should()
                .beFreeOfCycles()
                .check(EXAMPLES);
    }

    @Test
    void usesOnlyWhatEveryHostMayUse() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.kafkamonitor.internal..")
                .check(EXAMPLES);
    }

    @Test
    void hasNoClassOfMoreThanThreeHundredLines() throws IOException {
        assertThat(CodeSize.below(Path.of("src", "main", "java")))
                .allSatisfy((file, lines) -> assertThat(lines).as(file).isLessThanOrEqualTo(300));
    }

    @Test
    void keepsToolsForTestsInTheDemonstrationAndTheBenchmark() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.kafkamonitor.examples.demo", "io.kafkamonitor.examples.benchmark")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.kafkamonitor.localcluster", "io.kafkamonitor.localmail")
                .check(EXAMPLES);
    }
}
