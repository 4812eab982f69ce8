package io.kafkamonitor.localmail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Postfix from the packages of the machine, with a configuration, a queue and mailboxes of its own in a temporary directory. It takes
 * mail at several ports of the loopback interface, each with settings of its own, and delivers it into files. It ends with the test, and
 * by itself after some minutes if the test was killed.
 */
public final class PostfixServer implements AutoCloseable {

    private static final Path MASTER = Path.of("/usr/lib/postfix/sbin/master");
    private static final int LONGEST_SECONDS = 600;
    private static final int PATIENCE_SECONDS = 120;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path directory;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private Process master;

    private PostfixServer(Path directory) {
        this.directory = directory;
    }

    /** Whether this machine has Postfix, and this process may start it. */
    public static boolean isInstalled() {
        return Files.isExecutable(MASTER) && "root".equals(System.getProperty("user.name"));
    }

    /**
     * Starts it.
     *
     * @param settings of all ports, by their names in {@code main.cf}
     * @param doors the settings of each port, by a name for it
     * @param mailboxes addresses that there are
     */
    public static PostfixServer start(
            Map<String, String> settings, Map<String, Map<String, String>> doors, List<String> mailboxes) {
        try {
            Path directory = Files.createTempDirectory(
                    "kafka-monitor-postfix",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            var server = new PostfixServer(directory);
            try {
                server.configure(settings, doors, mailboxes);
                server.run();
                return server;
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String name) {
        return directory.resolve(name);
    }

    private void configure(Map<String, String> settings, Map<String, Map<String, String>> doors, List<String> mailboxes)
            throws IOException {
        for (String name : List.of("etc", "queue", "data", "mail")) {
            Files.createDirectory(path(name));
        }
        chown("postfix", path("data"));
        chown("nobody", path("mail"));
        Files.writeString(
                path("etc/mailboxes"),
                String.join(
                        "",
                        mailboxes.stream()
                                .map(box -> box + " " + file(box) + "\n")
                                .toList()));
        var main = new LinkedHashMap<String, String>();
        main.put("compatibility_level", "3.6");
        main.put("queue_directory", path("queue").toString());
        main.put("data_directory", path("data").toString());
        main.put("command_directory", "/usr/sbin");
        main.put("daemon_directory", MASTER.getParent().toString());
        main.put("mail_owner", "postfix");
        main.put("setgid_group", "postdrop");
        main.put("myhostname", "mail.example.com");
        main.put("mydestination", "");
        main.put("mynetworks", "");
        main.put("inet_interfaces", "127.0.0.1");
        main.put("inet_protocols", "ipv4");
        main.put("alias_maps", "");
        main.put("alias_database", "");
        main.put("maillog_file", path("queue/log").toString());
        main.put("maillog_file_prefixes", directory.toString());
        main.put("virtual_mailbox_domains", "example.com");
        main.put("virtual_mailbox_maps", "texthash:" + path("etc/mailboxes"));
        main.put("virtual_mailbox_base", path("mail").toString());
        main.put("virtual_minimum_uid", "1");
        main.put("virtual_uid_maps", "static:" + id("-u", "nobody"));
        main.put("virtual_gid_maps", "static:" + id("-g", "nobody"));
        main.put("smtpd_delay_reject", "yes");
        main.put("smtpd_relay_restrictions", "permit_sasl_authenticated, reject_unauth_destination");
        main.putAll(settings);
        Files.writeString(path("etc/main.cf"), lines(main));
        Files.writeString(path("etc/master.cf"), services(doors));
    }

    private static String file(String address) {
        return address.replaceAll("[^!-~]", "_");
    }

    private static String lines(Map<String, String> settings) {
        var lines = new StringBuilder();
        settings.forEach((name, value) -> lines.append(name + " = " + value + "\n"));
        return lines.toString();
    }

    private String services(Map<String, Map<String, String>> doors) throws IOException {
        var services = new StringBuilder();
        for (var door : doors.entrySet()) {
            int port = freePort();
            ports.put(door.getKey(), port);
            services.append("127.0.0.1:" + port + " inet n - n - - smtpd\n");
            door.getValue().forEach((name, value) -> services.append("  -o { " + name + " = " + value + " }\n"));
        }
        return services + """
                pickup     unix       n - n 60   1 pickup
                cleanup    unix       n - n -    0 cleanup
                qmgr       unix       n - n 300  1 qmgr
                tlsmgr     unix       - - n 1000 1 tlsmgr
                rewrite    unix       - - n -    - trivial-rewrite
                bounce     unix       - - n -    0 bounce
                defer      unix       - - n -    0 bounce
                trace      unix       - - n -    0 bounce
                verify     unix       - - n -    1 verify
                proxymap   unix       - - n -    - proxymap
                proxywrite unix       - - n -    1 proxymap
                error      unix       - - n -    - error
                retry      unix       - - n -    - error
                discard    unix       - - n -    - discard
                virtual    unix       - n n -    - virtual
                anvil      unix       - - n -    1 anvil
                postlog    unix-dgram n - n -    1 postlogd
                """;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run() throws IOException {
        done("postfix", "-c", path("etc").toString(), "check");
        master = new ProcessBuilder(
                        MASTER.toString(), "-c", path("etc").toString(), "-d", "-e", String.valueOf(LONGEST_SECONDS))
                .redirectErrorStream(true)
                .redirectOutput(path("output").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(master::destroy));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (int port : ports.values()) {
            while (!isOpen(port)) {
                if (!master.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("Postfix did not start: " + log());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(PATIENCE_SECONDS * 1_000);
            return socket.getInputStream().read() == '2';
        } catch (IOException e) {
            return false;
        }
    }

    /** The port of a name. */
    public int port(String door) {
        return ports.get(door);
    }

    /** What it has logged. */
    public String log() {
        try {
            Path log = path("queue/log");
            return Files.readString(path("output")) + (Files.exists(log) ? Files.readString(log) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mails that were delivered to an address, once there are so many; fails after some minutes. */
    public List<String> mailbox(String address, int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<String> mails = mailbox(address);
        while (mails.size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        address + " has " + mails.size() + " of " + count + " mails; Postfix says: " + log());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            mails = mailbox(address);
        }
        return mails;
    }

    private List<String> mailbox(String address) {
        Path box = path("mail").resolve(file(address));
        var mails = new ArrayList<String>();
        try {
            String all = Files.exists(box) ? Files.readString(box) : "";
            for (String mail : all.split("(?m)^From ", -1)) {
                if (!mail.isEmpty()) {
                    mails.add(mail.substring(mail.indexOf('\n') + 1)); // without the line that divides the file
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mails;
    }

    private static void chown(String user, Path path) throws IOException {
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    private static String id(String option, String user) throws IOException {
        return done("id", option, user).strip();
    }

    private static String done(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return output;
    }

    @Override
    public void close() {
        try {
            if (master != null) {
                end(master);
            }
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It and all that it has started. */
    private static void end(Process master) {
        List<ProcessHandle> children = master.descendants().toList();
        master.destroy();
        master.onExit()
                .completeOnTimeout(master, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        master.destroyForcibly();
        for (ProcessHandle child : children) {
            child.destroyForcibly();
            child.onExit()
                    .completeOnTimeout(child, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }
}
