package io.kafkamonitor.internal.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.security.SignatureException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.IllegalSaslStateException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read of what the client throws; the chains of causes are those of a real client. */
class AdminFailuresTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        tls(new CertPathValidatorException(
                                "validity check failed", new CertificateExpiredException("NotAfter: Wed Nov 25"))),
                        "its certificate expired on Wed Nov 25"),
                Arguments.of(
                        tls(new CertificateNotYetValidException("NotBefore: Fri Nov 27")),
                        "its certificate is not valid before Fri Nov 27"),
                Arguments.of( // of another authority of the same name
                        tls(new CertPathValidatorException(
                                "signature check failed", new SignatureException("Signature does not match."))),
                        "its certificate is not signed by an authority in ssl.truststore.location"),
                Arguments.of(
                        tls(new CertPathBuilderException("unable to find valid certification path")),
                        "its certificate is not signed by an authority in ssl.truststore.location"),
                Arguments.of(
                        tls(new CertificateException(
                                "No subject alternative names matching IP address 10.0.0.5 found")),
                        "its certificate is for another name: No subject alternative names matching IP address 10.0.0.5"
                                + " found"),
                Arguments.of(
                        tls(new CertificateException("No name matching kafka found")),
                        "its certificate is for another name: No name matching kafka found"),
                Arguments.of(
                        tls(new SSLHandshakeException("Received fatal alert: bad_certificate")),
                        "it refuses the TLS handshake: bad_certificate; it may want a client certificate that it trusts,"
                                + " by ssl.keystore.location"),
                Arguments.of(
                        tls(new SSLHandshakeException("Received fatal alert: protocol_version")),
                        "it refuses the TLS handshake: protocol_version; compare ssl.enabled.protocols"),
                Arguments.of(
                        tls(new SSLHandshakeException("Received fatal alert: internal_error")),
                        "it refuses the TLS handshake: internal_error"),
                Arguments.of(
                        tls(new SSLHandshakeException("no cipher suites in common")),
                        "the TLS handshake failed: no cipher suites in common"),
                Arguments.of(
                        new SaslAuthenticationException("Authentication failed: Invalid username or password"),
                        "it refuses the login: Authentication failed: Invalid username or password"),
                Arguments.of(
                        new UnsupportedSaslMechanismException("Client SASL mechanism 'SCRAM-SHA-256' not enabled"),
                        "it does not offer the sasl.mechanism: Client SASL mechanism 'SCRAM-SHA-256' not enabled"),
                Arguments.of(
                        new IllegalSaslStateException("Unexpected handshake request"),
                        "it wants no login: give SSL or PLAINTEXT as security.protocol, without SASL (Unexpected"
                                + " handshake request)"));
    }

    private static Exception tls(Exception cause) {
        var handshake = new SSLHandshakeException("PKIX path validation failed: " + cause);
        handshake.initCause(cause);
        return new SslAuthenticationException(
                "SSL handshake failed", cause instanceof SSLHandshakeException alert ? alert : handshake);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhatToMendOfAConnectionThatCannotBeAgreedUpon(Exception thrown, String phrase) {
        Unknown why = AdminFailures.unknown(new ExecutionException(thrown));

        assertThat(why).isEqualTo(new Unknown(UnknownReason.UNREACHABLE, phrase));
    }

    @Test
    void looksBehindWhatTheClientWrapsAroundAFailure() {
        var wrapped = new KafkaException("Failed to find brokers to send ListGroups", new TimeoutException("late"));

        assertThat(AdminFailures.unknown(wrapped).reason()).isEqualTo(UnknownReason.TIMED_OUT);
    }

    @Test
    void saysNoMoreThanTheKindOfReasonWhereThatSaysItAll() {
        assertThat(AdminFailures.unknown(new TimeoutException("Call(callName=listNodes, deadlineMs=1, tries=2)")))
                .hasToString("no answer in time");
        assertThat(AdminFailures.unknown(new GroupAuthorizationException("payroll")))
                .hasToString("the monitor may not read it");
    }

    @Test
    void takesAClientThatIsClosedForAClusterThatCannotBeReached() {
        assertThat(AdminFailures.unknown(
                        new IllegalStateException("Cannot accept new calls when AdminClient is closing.")))
                .isEqualTo(new Unknown(UnknownReason.UNREACHABLE, "the Kafka client is closed"));
        assertThat(AdminFailures.unknown(new TimeoutException("The AdminClient thread has exited. Call: listTopics")))
                .isEqualTo(new Unknown(UnknownReason.UNREACHABLE, "the Kafka client is closed"));
        assertThat(AdminFailures.unknown(new DisconnectException()).reason()).isEqualTo(UnknownReason.UNREACHABLE);
    }
}
