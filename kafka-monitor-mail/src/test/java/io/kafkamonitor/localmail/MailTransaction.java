package io.kafkamonitor.localmail;

import io.kafkamonitor.localmail.Refusals.Step;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail on its way in. */
final class MailTransaction implements MessageHandler {

    private final Refusals refusals;
    private final Consumer<ReceivedMail> inbox;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    MailTransaction(Refusals refusals, Consumer<ReceivedMail> inbox) {
        this.refusals = refusals;
        this.inbox = inbox;
    }

    @Override
    public void from(String from) throws RejectException {
        check(Step.SENDER, from);
        sender = from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        check(Step.RECIPIENT, recipient);
        recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        byte[] mail = data.readAllBytes();
        check(Step.MAIL, "");
        inbox.accept(new ReceivedMail(sender, recipients, mail));
        return "Ok: queued as LOCAL" + System.identityHashCode(mail);
    }

    private void check(Step step, String address) throws RejectException {
        Optional<String> answer = refusals.answer(step, address);
        if (answer.isPresent()) {
            throw new RejectException(
                    Integer.parseInt(answer.get().substring(0, 3)), answer.get().substring(4));
        }
    }

    @Override
    public void done() {}
}
