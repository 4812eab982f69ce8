package io.kafkamonitor.examples.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkamonitor.settings.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The properties file that a person wrote, in UTF-8.
 *
 * @param values the settings as they stand there, placeholders and all
 * @param problems what is wrong with the file, each a sentence
 */
record SettingsFile(Map<String, String> values, List<String> problems) {

    /**
     * Reads a file.
     *
     * @throws ConfigurationException if it cannot be read at all
     */
    static SettingsFile read(Path file) {
        try {
            return of(text(file, Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw problem("There is no settings file '" + file + "'; begin with a copy of monitor.properties", e);
        } catch (IOException e) {
            throw problem("The settings file '" + file + "' cannot be read: " + e + "; give a text file in UTF-8", e);
        }
    }

    private static String text(Path file, byte[] bytes) throws IOException {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            if (!isUtf16(bytes)) {
                throw problem(
                        "The settings file '" + file + "' is not in UTF-8 (line " + firstBadLine(bytes)
                                + "); save it as UTF-8",
                        e);
            }
        }
        throw problem("The settings file '" + file + "' is in UTF-16; save it as UTF-8", new IOException("UTF-16"));
    }

    private static boolean isUtf16(byte[] bytes) {
        return bytes.length > 1 && ((bytes[0] & bytes[1]) & 0xFE) == 0xFE; // a byte order mark is FE FF or FF FE
    }

    private static int firstBadLine(byte[] bytes) {
        var good = CharBuffer.allocate(bytes.length);
        UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), good, true);
        return SettingsLine.LINE_END.split(good.flip(), -1).length;
    }

    static SettingsFile of(String text) {
        var values = new TreeMap<String, String>();
        var lines = new TreeMap<String, Integer>();
        var problems = new ArrayList<String>();
        for (SettingsLine line : SettingsLine.linesOf(text)) {
            line.problem().ifPresentOrElse(problems::add, () -> {
                Integer before = lines.putIfAbsent(line.key(), line.number());
                if (before != null) {
                    problems.add("Setting '" + line.key() + "' stands on line " + before + " of the settings file and"
                            + " again on line " + line.number() + "; leave one of them");
                }
                values.putIfAbsent(line.key(), line.value());
            });
        }
        return new SettingsFile(values, problems);
    }

    private static ConfigurationException problem(String sentence, Exception cause) {
        var problem = new ConfigurationException(List.of(sentence));
        problem.initCause(cause);
        return problem;
    }
}
