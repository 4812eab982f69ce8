package io.kafkamonitor.mail;

import io.kafkamonitor.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads the settings of a notifier; what the builder refuses becomes a problem of the setting it came from. */
final class SmtpSettings {

    private final Settings settings;
    private SmtpNotifierBuilder builder = SmtpNotifier.builder("unknown");

    SmtpSettings(Settings settings) {
        this.settings = settings;
    }

    /** The notifier; empty if there are problems, all of which are then noted. */
    Optional<SmtpNotifier> notifier() {
        int before = settings.problems().size();
        String host = settings.required("host");
        if (!host.isEmpty()) {
            noting("host", () -> builder = SmtpNotifier.builder(host));
        }
        each("otherHosts", other -> builder.otherwise(other));
        server();
        people();
        login();
        timeouts();
        if (settings.problems().size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(builder.build());
        } catch (IllegalStateException e) {
            settings.problem("The 'smtp' settings do not fit together: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void server() {
        SmtpSecurity security = settings.choice("security", SmtpSecurity.STARTTLS);
        builder.security(security).port(settings.integer("port", security.defaultPort(), 1, 65_535));
        text("heloName", builder::heloName);
        text("trustedCertificates", file -> builder.trustedCertificates(path(file)));
        text("name", builder::name);
        look();
        form();
    }

    private void people() {
        settings.required("from");
        text("from", builder::from);
        text("envelopeFrom", builder::envelopeFrom);
        each("to", builder::to);
        each("cc", builder::cc);
        each("bcc", builder::bcc);
        if (settings.list("to").isEmpty()
                && settings.list("cc").isEmpty()
                && settings.list("bcc").isEmpty()) {
            settings.problem("Setting 'smtp.to' is missing; give at least one mail address");
        }
    }

    private void form() {
        text("individually", wanted -> {
            if (isTrue(wanted)) {
                builder.individually();
            }
        });
        text("mostRecipientsPerMail", most -> builder.mostRecipientsPerMail(number(most)));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number; give one like 50", e);
        }
    }

    private static boolean isTrue(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException("'" + text + "' is neither 'true' nor 'false'; give one of them");
        };
    }

    private void look() {
        text("zone", zone -> builder.look(builder.look.in(zone(zone))));
        text(
                "language",
                language -> builder.look(builder.look.in(Locale.forLanguageTag(language), builder.look.zone())));
        each("links", link -> builder.look(withLink(link)));
        text("pictures", wanted -> builder.look(isTrue(wanted) ? builder.look : builder.look.withoutPictures()));
    }

    private MailLook withLink(String link) {
        int address = link.lastIndexOf(' ') + 1;
        if (address < 2) {
            throw new IllegalArgumentException("'" + link
                    + "' is no link; give a name and an address, like 'Runbook https://wiki.example.com/{rule}'");
        }
        return builder.look.link(link.substring(0, address).strip(), link.substring(address));
    }

    private void login() {
        Optional<String> user = settings.text("username");
        List<String> given = Stream.of("password", "passwordFile", "tokenFile")
                .filter(key -> settings.text(key).isPresent())
                .toList();
        if (user.isEmpty()) {
            if (!given.isEmpty()) {
                settings.problem("Setting 'smtp.username' is missing, but there is a password; give both or neither");
            }
        } else if (given.size() > 1) {
            settings.problem("Settings 'smtp." + given.get(0) + "' and 'smtp." + given.get(1)
                    + "' are both there; leave one of them");
        } else if (given.isEmpty()) {
            settings.problem("Setting 'smtp.username' needs a password; give one of 'smtp.password',"
                    + " 'smtp.passwordFile' and 'smtp.tokenFile'");
        } else {
            String key = given.get(0);
            String value = settings.text(key).orElseThrow();
            noting(key.equals("password") ? "username" : key, () -> login(user.get(), key, value));
        }
    }

    private void login(String user, String key, String value) {
        switch (key) {
            case "password" -> builder.login(user, value);
            case "passwordFile" -> builder.login(user, secretIn(path(value)));
            default -> {
                Supplier<char[]> token = secretIn(path(value)); // whoever renews it writes it there
                builder.loginByToken(user, isRefused -> token.get());
            }
        }
    }

    private void timeouts() {
        timeout("connectTimeout", SmtpTimeouts.DEFAULT.connect(), SmtpNotifierBuilder::connectTimeout);
        timeout("readTimeout", SmtpTimeouts.DEFAULT.read(), SmtpNotifierBuilder::readTimeout);
        timeout("writeTimeout", SmtpTimeouts.DEFAULT.write(), SmtpNotifierBuilder::writeTimeout);
        timeout("sendDeadline", SmtpTimeouts.DEFAULT.send(), SmtpNotifierBuilder::sendDeadline);
    }

    private void text(String key, Consumer<String> use) {
        settings.text(key).ifPresent(value -> noting(key, () -> use.accept(value)));
    }

    private void each(String key, Consumer<String> use) {
        settings.list(key).forEach(value -> noting(key, () -> use.accept(value)));
    }

    private void timeout(String key, Duration fallback, BiConsumer<SmtpNotifierBuilder, Duration> use) {
        Duration timeout = settings.duration(key, fallback);
        noting(key, () -> use.accept(builder, timeout));
    }

    private void noting(String key, Runnable use) {
        try {
            use.run();
        } catch (IllegalArgumentException e) {
            settings.problem("Setting 'smtp." + key + "': " + e.getMessage());
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time zone; give one like 'Europe/Berlin'", e);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not the path of a file; give one", e);
        }
    }

    private static Supplier<char[]> secretIn(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "the file cannot be read; give a readable one with the password or token in it");
        }
        return () -> {
            try {
                return Files.readString(file).strip().toCharArray();
            } catch (IOException e) {
                throw new UncheckedIOException("The file '" + file + "' cannot be read", e);
            }
        };
    }
}
