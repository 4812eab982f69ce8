package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.TestCertificates;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServerCertificateTest {

    @AutoClose
    private static final TestCertificates certificates = TestCertificates.create();

    @Test
    void isForTheNamesThatItGives() {
        X509Certificate certificate =
                certificates.certificate("names", "san=dns:*.example.com,dns:Mail.example.org,ip:192.0.2.1");

        assertThat(ServerCertificate.isFor("smtp.example.com", certificate)).isTrue();
        assertThat(ServerCertificate.isFor("SMTP.example.com.", certificate)).isTrue();
        assertThat(ServerCertificate.isFor("mail.example.org", certificate)).isTrue();
        assertThat(ServerCertificate.isFor("192.0.2.1", certificate)).isTrue();
        assertThat(ServerCertificate.isFor("a.b.example.com", certificate)).isFalse();
        assertThat(ServerCertificate.isFor("example.com", certificate)).isFalse();
        assertThat(ServerCertificate.isFor("smtpXexample.com", certificate)).isFalse();
        assertThat(ServerCertificate.isFor("192.0.2.2", certificate)).isFalse();
        assertThat(ServerCertificate.isFor("names", certificate))
                .as("the common name")
                .isFalse();
    }

    @Test
    void isForItsCommonNameOnlyIfItGivesNoOther() {
        X509Certificate certificate = certificates.certificate("smtp.example.com", "ku=digitalSignature");

        assertThat(ServerCertificate.isFor("smtp.example.com", certificate)).isTrue();
        assertThat(ServerCertificate.isFor("mail.example.com", certificate)).isFalse();
    }

    @Test
    void saysWhatIsWrongWithIt() {
        X509Certificate certificate = certificates.certificate("problem", "san=dns:mail.example.com");
        Date end = certificate.getNotAfter();

        assertThat(new ServerCertificate(certificate, "smtp.example.com").problem(Instant.now()))
                .startsWith("its certificate is for 'mail.example.com' (valid until "
                        + end.toInstant().toString().substring(0, 10) + "), not for 'smtp.example.com'");
        var right = new ServerCertificate(certificate, "mail.example.com");
        assertThat(right.problem(end.toInstant().plusSeconds(1))).contains("expired on");
        assertThat(right.problem(Instant.now().minus(10, ChronoUnit.DAYS))).contains("is not valid before");
        assertThat(right.problem(Instant.now())).contains("'CN=TestAuthority', whom this host does not trust");
    }
}
