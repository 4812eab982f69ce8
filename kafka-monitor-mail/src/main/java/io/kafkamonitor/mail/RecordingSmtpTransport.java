package io.kafkamonitor.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to a mail server that notes which command got which answer. */
final class RecordingSmtpTransport extends SMTPTransport {

    private final SmtpDialogue dialogue;

    RecordingSmtpTransport(Session session, SmtpDialogue dialogue) {
        super(session, null);
        this.dialogue = dialogue;
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        dialogue.sending(command);
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        dialogue.awaiting();
        int code = super.readServerResponse();
        dialogue.received(code, getLastServerResponse());
        return code;
    }
}
