package io.kafkamonitor.examples;

import java.nio.file.Path;

/** Keeps the log off the terminal. */
final class LogFile {

    private static final String PROPERTY = "org.slf4j.simpleLogger.logFile";

    private LogFile() {}

    /** Sends the log to a file, unless the command line says otherwise; to be called before anything is logged. */
    static void use(Path file) {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, file.toString());
        }
    }
}
