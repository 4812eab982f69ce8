package io.kafkamonitor.examples.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The crash test by hand: {@code CrashCommand [kills] [seed]}, 1,000 kills if not said otherwise. */
final class CrashCommand {

    private CrashCommand() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        Path directory = Files.createTempDirectory("crash");
        System.out.println(kills + " kills with seed " + seed + " in " + directory);
        Verdict verdict = new CrashRun(directory, seed).run(kills);
        verdict.lost().forEach(System.out::println);
        verdict.twice().forEach(System.out::println);
        System.out.println(verdict);
    }
}
