package io.kafkamonitor.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.kafkamonitor.testing.architecture.CodeSize;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.kafka.common.annotation.InterfaceAudience;
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
    void usesOnlyWhatKafkaDeclaresPublic() {
        noClasses()
                .should()
                .dependOnClassesThat(describe("Kafka keeps to itself", ExamplesArchitectureTest::isKafkasOwn))
                .check(EXAMPLES);
    }

    private static boolean isKafkasOwn(JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        return element.getPackageName().startsWith("org.apache.kafka")
                && !outermost(element.reflect()).isAnnotationPresent(InterfaceAudience.Public.class);
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
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
