package io.kafkamonitor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.annotation.InterfaceAudience;

/** Tells the classes that Kafka declares public, and so keeps for whichever client a host has, from the others. */
final class PublicKafka {

    private static final Pattern NAME = Pattern.compile("org\\.apache\\.kafka\\.(?:[a-z]\\w*\\.)*[A-Z]\\w*");

    private PublicKafka() {}

    /** Sees all but constants, which the compiler copies. */
    static ArchRule nothingElseIsUsed() {
        return noClasses()
                .should()
                .dependOnClassesThat(describe("Kafka keeps to itself", type -> isPrivate(type.getName())));
    }

    /** The classes that Kafka keeps to itself and that are named in sources, if only for a constant. */
    static Set<String> othersNamedIn(Path sources) throws IOException {
        var others = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                NAME.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .filter(PublicKafka::isPrivate)
                        .forEach(others::add);
            }
        }
        return others;
    }

    private static boolean isPrivate(String type) {
        Matcher outermost = NAME.matcher(type);
        if (!outermost.find()) {
            return false;
        }
        try {
            return !Class.forName(outermost.group(), false, PublicKafka.class.getClassLoader())
                    .isAnnotationPresent(InterfaceAudience.Public.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The class '" + type + "' of Kafka is not on the class path", e);
        }
    }
}
