package io.kafkamonitor.internal.kafka.client;

import java.security.SignatureException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.IllegalSaslStateException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/** Why a broker and the monitor could not agree on a connection, as a phrase that says what to mend. */
final class Refusal {

    private static final Pattern MOMENT = Pattern.compile("Not(?:After|Before): (.+)");
    private static final Pattern FATAL_ALERT = Pattern.compile("Received fatal alert: (\\w+)");

    private Refusal() {}

    static String phrase(AuthenticationException refused) {
        if (refused instanceof SslAuthenticationException) {
            return tls(refused);
        }
        String said = AdminFailures.firstLine(refused);
        if (refused instanceof IllegalSaslStateException) {
            return "it wants no login: give SSL or PLAINTEXT as security.protocol, without SASL (" + said + ")";
        }
        if (refused instanceof UnsupportedSaslMechanismException) {
            return "it does not offer the sasl.mechanism: " + said;
        }
        return "it refuses the login: " + said;
    }

    private static String tls(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            String said = cause.getMessage() == null ? "" : AdminFailures.firstLine(cause);
            if (cause instanceof CertificateExpiredException) {
                return "its certificate expired on " + moment(said);
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "its certificate is not valid before " + moment(said);
            }
            if (cause instanceof CertPathBuilderException || cause instanceof SignatureException) {
                return "its certificate is not signed by an authority in ssl.truststore.location";
            }
            if (said.startsWith("No name matching") || said.startsWith("No subject alternative")) {
                return "its certificate is for another name: " + said;
            }
            Matcher alert = FATAL_ALERT.matcher(said);
            if (alert.find()) {
                return "it refuses the TLS handshake: " + alert.group(1) + hint(alert.group(1));
            }
        }
        return "the TLS handshake failed: " + AdminFailures.innermostLine(refused);
    }

    private static String hint(String alert) {
        return switch (alert) {
            case "certificate_required", "bad_certificate", "certificate_unknown", "unknown_ca", "handshake_failure" ->
                "; it may want a client certificate that it trusts, by ssl.keystore.location";
            case "protocol_version" -> "; compare ssl.enabled.protocols";
            default -> "";
        };
    }

    private static String moment(String said) {
        Matcher moment = MOMENT.matcher(said);
        return moment.find() ? moment.group(1) : said;
    }
}
