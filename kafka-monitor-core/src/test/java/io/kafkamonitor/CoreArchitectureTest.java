package io.kafkamonitor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.kafkamonitor.testing.architecture.CodeSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shape of the module, so that it cannot be lost unnoticed. */
class CoreArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .withImportOption(location -> location.contains("kafka-monitor-core"))
            .importPackages("io.kafkamonitor");

    private static final String[] READERS = {"io.kafkamonitor.internal.kafka..", "io.kafkamonitor.internal.jmx.."};

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("io.kafkamonitor.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void keepsWhatIsInsideBehindTheFrontDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.kafkamonitor",
                        "io.kafkamonitor.internal..",
                        "io.kafkamonitor.rules",
                        "io.kafkamonitor.recording")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.kafkamonitor.internal..", "io.kafkamonitor")
                .check(CORE);
    }

    /** The language is a door to the expressions behind it, and these know nothing but the api. */
    @Test
    void computesWithTheApiAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.kafkamonitor.rules")
                .should()
                .dependOnClassesThat(resideInAPackage("io.kafkamonitor.internal..")
                        .and(not(resideInAnyPackage(
                                "io.kafkamonitor.internal.expression", "io.kafkamonitor.internal.text"))))
                .check(CORE);
        classes()
                .that()
                .resideInAPackage("io.kafkamonitor.internal.expression")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.kafkamonitor.internal.expression",
                        "io.kafkamonitor.internal.text",
                        "io.kafkamonitor.labels",
                        "io.kafkamonitor.bounds",
                        "io.kafkamonitor.history",
                        "io.kafkamonitor.metric",
                        "io.kafkamonitor.rule",
                        "java..",
                        "org.jspecify..")
                .check(CORE);
    }

    /** A recording is a door to its files, and these know nothing of rules and alerts. */
    @Test
    void keepsWhatWasSeenAndNothingElse() {
        noClasses()
                .that()
                .resideInAPackage("io.kafkamonitor.recording")
                .should()
                .dependOnClassesThat(resideInAPackage("io.kafkamonitor.internal..")
                        .and(not(resideInAPackage("io.kafkamonitor.internal.recording"))))
                .check(CORE);
        noClasses()
                .that()
                .resideInAPackage("io.kafkamonitor.internal.recording")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.kafkamonitor.rule..",
                        "io.kafkamonitor.rules..",
                        "io.kafkamonitor.alert..",
                        "io.kafkamonitor.notifier..",
                        "io.kafkamonitor.settings..")
                .check(CORE);
    }

    @Test
    void writesTheRulesWithConstantsAndTheLanguage() {
        noClasses()
                .that()
                .resideInAnyPackage("io.kafkamonitor.kafka..", "io.kafkamonitor.jmx..", "io.kafkamonitor.rules")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.kafkamonitor.rules.recommended..")
                .check(CORE);
        noClasses()
                .that()
                .resideInAnyPackage("io.kafkamonitor.kafka..", "io.kafkamonitor.jmx..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.kafkamonitor.rules..", "org.apache.kafka..")
                .check(CORE);
    }

    @Test
    void saysWhomToTellInTheLanguageOfTheRules() {
        noClasses()
                .that()
                .resideInAPackage("io.kafkamonitor.telling..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.kafkamonitor.kafka..", "io.kafkamonitor.jmx..", "io.kafkamonitor.rules.recommended..")
                .check(CORE);
    }

    @Test
    void readsAClusterInFloors() {
        String kafka = "io.kafkamonitor.internal.kafka";
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("all")
                .definedBy(kafka)
                .layer("groups")
                .definedBy(kafka + ".groups..")
                .layer("partitions")
                .definedBy(kafka + ".partitions..")
                .layer("disks")
                .definedBy(kafka + ".disks..")
                .layer("brokers")
                .definedBy(kafka + ".brokers..")
                .layer("cluster")
                .definedBy(kafka + ".cluster..")
                .layer("contact")
                .definedBy(kafka + ".contact..")
                .layer("client")
                .definedBy(kafka + ".client..")
                .whereLayer("all")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("groups")
                .mayOnlyBeAccessedByLayers("all")
                .whereLayer("partitions")
                .mayOnlyBeAccessedByLayers("all")
                .whereLayer("disks")
                .mayOnlyBeAccessedByLayers("all")
                .whereLayer("brokers")
                .mayOnlyBeAccessedByLayers("all")
                .whereLayer("cluster")
                .mayOnlyBeAccessedByLayers("all", "groups", "partitions", "disks", "brokers")
                .whereLayer("contact")
                .mayOnlyBeAccessedByLayers("cluster", "brokers")
                .check(CORE);
    }

    @Test
    void keepsTheReadersAndTheEngineApart() {
        noClasses()
                .that()
                .resideInAnyPackage(READERS)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.kafkamonitor.internal..").and(not(resideInAnyPackage(READERS))))
                .check(CORE);
        noClasses()
                .that(resideInAPackage("io.kafkamonitor.internal..").and(not(resideInAnyPackage(READERS))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(READERS)
                .check(CORE);
    }

    @Test
    void buildsTheEngineInFloors() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("threads")
                .definedBy("io.kafkamonitor.internal.schedule..")
                .layer("bookkeeping")
                .definedBy("io.kafkamonitor.internal.health..")
                .layer("collecting")
                .definedBy("io.kafkamonitor.internal.collecting..")
                .layer("judging")
                .definedBy("io.kafkamonitor.internal.judging..")
                .layer("deciding")
                .definedBy("io.kafkamonitor.internal.deciding..")
                .layer("state")
                .definedBy("io.kafkamonitor.internal.state")
                .layer("files")
                .definedBy("io.kafkamonitor.internal.state.file..")
                .layer("delivering")
                .definedBy("io.kafkamonitor.internal.delivering..")
                .layer("discovering")
                .definedBy("io.kafkamonitor.internal.discovery..")
                .layer("engine")
                .definedBy("io.kafkamonitor.internal.engine..")
                .layer("recording")
                .definedBy("io.kafkamonitor.internal.recording..")
                .layer("summarizing")
                .definedBy("io.kafkamonitor.internal.summarizing..")
                .layer("replaying")
                .definedBy("io.kafkamonitor.internal.replaying..")
                .whereLayer("replaying")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("summarizing")
                .mayOnlyBeAccessedByLayers("engine")
                .whereLayer("recording")
                .mayOnlyBeAccessedByLayers("engine", "replaying")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("replaying")
                .whereLayer("discovering")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("delivering")
                .mayOnlyBeAccessedByLayers("engine", "replaying")
                .whereLayer("collecting")
                .mayOnlyBeAccessedByLayers("engine", "replaying")
                .whereLayer("state")
                .mayOnlyBeAccessedByLayers("engine", "delivering", "replaying")
                .whereLayer("files")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("deciding")
                .mayOnlyBeAccessedByLayers("engine", "delivering", "state", "replaying")
                .whereLayer("judging")
                .mayOnlyBeAccessedByLayers("engine", "deciding")
                .whereLayer("threads")
                .mayOnlyBeAccessedByLayers(
                        "engine", "collecting", "judging", "delivering", "state", "recording", "replaying")
                .check(CORE);
    }

    @Test
    void usesOnlyWhatKafkaDeclaresPublic() throws IOException {
        PublicKafka.nothingElseIsUsed().check(CORE);

        assertThat(PublicKafka.othersNamedIn(Path.of("src", "main", "java"))).isEmpty();
    }

    @Test
    void knowsNothingOfMail() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..", "io.kafkamonitor.mail..")
                .check(CORE);
    }

    @Test
    void keepsTheDecisionsFreeOfThreadsAndClocks() {
        noClasses()
                .that()
                .resideInAPackage("io.kafkamonitor.internal.deciding..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "io.kafkamonitor.time..")
                .check(CORE);
    }

    @Test
    void writesToTheLogOfTheHostAndNowhereElse() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CORE);
    }

    @Test
    void makesAllThreadsOfTheEngineInOnePlace() {
        noClasses()
                .that()
                .resideInAnyPackage("io.kafkamonitor", "io.kafkamonitor.internal..")
                .and()
                .resideOutsideOfPackages(READERS)
                .and()
                .haveSimpleNameNotEndingWith("MonitorThreads")
                .should()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .check(CORE);
    }

    @Test
    void showsOnlyClassesThatNobodyElseExtends() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and(not(describe("are sealed", javaClass -> javaClass.reflect().isSealed())))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CORE);
    }

    @Test
    void hasNoClassOfMoreThanThreeHundredLinesAndFewOfMoreThanTwoHundred() throws IOException {
        Map<String, Integer> sizes = CodeSize.below(Path.of("src", "main", "java"));

        assertThat(sizes).allSatisfy((file, lines) -> assertThat(lines).as(file).isLessThanOrEqualTo(300));
        assertThat(sizes.entrySet()).filteredOn(file -> file.getValue() > 200).hasSizeLessThanOrEqualTo(3);
    }
}
