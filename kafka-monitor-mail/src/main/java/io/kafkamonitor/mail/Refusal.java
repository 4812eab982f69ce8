package io.kafkamonitor.mail;

import io.kafkamonitor.mail.SmtpFailure.Kind;

/** Says what follows from an answer of a server that refuses something. */
final class Refusal {

    private final SmtpServer server;
    private final SmtpAdvice advice;

    Refusal(SmtpServer server) {
        this.server = server;
        this.advice = new SmtpAdvice(server);
    }

    /** It may be accepted later. */
    SmtpFailure forNow(SmtpPhase phase, SmtpReply reply) {
        return new SmtpFailure(Kind.PASSING, refused(phase, reply, advised(reply, "it is tried again")));
    }

    /** It will not be accepted as it is. */
    SmtpFailure forGood(SmtpPhase phase, SmtpReply reply) {
        return switch (phase) {
            case GREETING ->
                new SmtpFailure(
                        Kind.SLOWLY_PASSING, refused(phase, reply, advised(reply, "it is tried again in 15 min")));
            case HELO ->
                new SmtpFailure(
                        Kind.CONFIGURATION, refused(phase, reply, "set 'heloName' to this host's full domain name"));
            case STARTTLS ->
                new SmtpFailure(
                        Kind.CONFIGURATION,
                        refused(phase, reply, "mend TLS there, or ask for another way to send; nothing goes in clear"));
            case AUTH -> new SmtpFailure(Kind.LOGIN, refused(phase, reply, loginAdvice(reply)));
            case MAIL -> sender(reply);
            case DOT -> mail(reply);
            case WRITING, OWN_NAME, PREPARING, LOOK_UP, CONNECT, RCPT, DATA, BODY ->
                new SmtpFailure(Kind.CONFIGURATION, refused(phase, reply, advised(reply, "ask who runs it")));
        };
    }

    private static String loginAdvice(SmtpReply reply) {
        if (SmtpAuthentication.isAboutMechanism(reply)) {
            return "it takes neither PLAIN nor LOGIN from here; choose another server or port, or ask who runs it";
        }
        return switch (reply.enhanced()) {
            case "5.7.139" -> "it does not let programs log in with a password: allow SMTP AUTH for this account";
            case "5.7.9" -> "it wants a password for applications, or another way to log in";
            default -> "check user name and password, and whether the account may use SMTP";
        };
    }

    private SmtpFailure sender(SmtpReply reply) {
        if (MailVerdict.isAboutSize(reply)) {
            return new SmtpFailure(Kind.SIZE, refused(SmtpPhase.MAIL, reply, "raise its size limit"));
        }
        String otherwise = "check 'from', and whether this login may send as it";
        boolean wantsLogin = reply.code() == 530 && server.login() == null;
        return new SmtpFailure(
                wantsLogin ? Kind.LOGIN : Kind.CONFIGURATION,
                refused(SmtpPhase.MAIL, reply, advised(reply, otherwise)));
    }

    private SmtpFailure mail(SmtpReply reply) {
        Kind kind = MailVerdict.of(reply);
        String todo = switch (kind) {
            case SIZE -> "raise its size limit";
            case CONTENT -> "its content filter may know why";
            default -> advised(reply, "its log may know why");
        };
        return new SmtpFailure(kind, refused(SmtpPhase.DOT, reply, todo + "; it is tried again, as short plain text"));
    }

    /** Nobody was accepted, so nobody is told, whatever the answers. */
    SmtpFailure everyRecipient(RecipientReplies recipients) {
        String why = recipients.firstRefusal().flatMap(advice::about).orElse("");
        if (recipients.areAllRefusedForGood()) {
            return new SmtpFailure(
                    Kind.CONFIGURATION,
                    server + " refused every recipient: " + recipients.refusals() + "; "
                            + (why.isEmpty() ? "check the recipients, and whether this host may send there" : why));
        }
        return new SmtpFailure(
                Kind.GREYLISTED,
                server + " took no recipient yet: " + recipients.refusals() + (why.isEmpty() ? "" : "; " + why));
    }

    /** Some recipients were accepted with the mail, some were not. */
    String someRecipients(RecipientReplies recipients) {
        return recipients.refusals();
    }

    /** A server that has no recipients left says so only now: their answers count. */
    SmtpFailure dataAfterRecipients(SmtpDialogue dialogue, RecipientReplies recipients) {
        String answer = dialogue.reply(SmtpPhase.DATA).map(SmtpReply::text).orElse("");
        return new SmtpFailure(
                Kind.GREYLISTED, server + " took no mail yet: " + answer + "; before that, " + recipients.refusals());
    }

    private String advised(SmtpReply reply, String otherwise) {
        return advice.about(reply).orElse(otherwise);
    }

    private String refused(SmtpPhase phase, SmtpReply reply, String todo) {
        return server + " refused " + phase.text() + ": " + reply + "; " + todo;
    }
}
