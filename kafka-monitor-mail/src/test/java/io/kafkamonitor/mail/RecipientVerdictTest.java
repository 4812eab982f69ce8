package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to RCPT as mail servers really give them. */
class RecipientVerdictTest {

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            250 2.1.5 Ok | ACCEPTED
            450 4.2.0 <a@example.com>: Recipient address rejected: Greylisted | PASSING
            451 4.7.1 Please try again later | PASSING
            452 4.5.3 Too many recipients | PASSING
            452 4.2.2 Mailbox full | PASSING
            421 4.3.2 Closing | PASSING
            550 5.1.1 <a@example.com>: Recipient address rejected: User unknown in relay recipient table | ADDRESS
            550 5.1.1 The email account that you tried to reach does not exist | ADDRESS
            550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup | ADDRESS
            550 5.4.1 Recipient address rejected: Access denied | ADDRESS
            550 5.2.1 The email account that you tried to reach is inactive | ADDRESS
            550 No such user here | ADDRESS
            550 Requested action not taken: mailbox unavailable | ADDRESS
            553 5.1.3 Bad recipient address syntax | ADDRESS
            550 User unknown in relay recipient table | ADDRESS
            552 5.2.2 Mailbox full | PASSING
            552 Storage exceeded | PASSING
            550 5.2.2 Over quota | PASSING
            550 Quota exceeded | PASSING
            503 5.5.1 Bad sequence of commands | PASSING
            552 5.3.4 Message too big | PASSING
            504 5.5.2 <app-1>: Helo command rejected: need fully-qualified hostname | SETUP
            530 5.7.0 Authentication required | SETUP
            530 Must issue a STARTTLS command first | SETUP
            554 5.7.1 <a@example.com>: Relay access denied | SETUP
            550 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org | SETUP
            550 Relaying denied | SETUP
            550 5.7.64 TenantAttribution; Relay Access Denied | SETUP
            553 5.7.1 <kafka@example.com>: Sender address rejected: not owned by user | SETUP
            550 5.1.8 <kafka@example.com>: Sender address rejected: Domain not found | SETUP
            554 Denied | UNCLEAR
            550 | UNCLEAR
            """)
    void tellsWhoseFaultItIs(String answer, RecipientVerdict verdict) {
        SmtpReply reply = SmtpReply.of(Integer.parseInt(answer.substring(0, 3)), answer);

        assertThat(RecipientVerdict.of(reply)).isEqualTo(verdict);
    }
}
