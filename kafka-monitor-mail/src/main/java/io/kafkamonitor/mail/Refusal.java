package io.kafkamonitor.mail;

import io.kafkamonitor.mail.SmtpFailure.Kind;

/** Says what follows from an answer of a server that refuses something. */
final class Refusal {

    private static final String SMALLER = "raise its size limit; it is tried again in its simplest form";

    private final SmtpServer server;
    private final SmtpAdvice advice;

    Refusal(SmtpServer server) {
        this.server = server;
        this.advice = new SmtpAdvice(server);
    }

    /** It may be accepted later. */
    SmtpFailure forNow(SmtpPhase phase, SmtpReply reply) {
        return new SmtpFailure(Kind.PASSING, refused(phase, reply, advised(phase, reply, "it is tried again")));
    }

    /** It will not be accepted as it is. */
    SmtpFailure forGood(SmtpPhase phase, SmtpReply reply) {
        return switch (phase) {
            case GREETING ->
                new SmtpFailure(
                        Kind.SLOWLY_PASSING,
                        refused(phase, reply, advised(phase, reply, "it is tried again in 15 min")));
            case HELO -> new SmtpFailure(Kind.CONFIGURATION, refused(phase, reply, advice.aboutThisHost(reply)));
            case STARTTLS ->
                new SmtpFailure(
                        Kind.CONFIGURATION,
                        refused(phase, reply, "mend TLS there, or ask for another way to send; nothing goes in clear"));
            case AUTH -> new SmtpFailure(Kind.LOGIN, refused(phase, reply, loginAdvice(reply)));
            case MAIL -> sender(reply);
            case DOT -> mail(reply);
            case DATA -> beforeMail(reply);
            case WRITING, OWN_NAME, PREPARING, LOOK_UP, CONNECT, RCPT, BODY ->
                new SmtpFailure(Kind.CONFIGURATION, refused(phase, reply, advised(phase, reply, "ask who runs it")));
        };
    }

    private String loginAdvice(SmtpReply reply) {
        if (SmtpAuthentication.isAboutMechanism(reply)) {
            return "it takes " + (isByToken() ? "no XOAUTH2" : "neither PLAIN nor LOGIN")
                    + " from here; choose another server or port, or ask who runs it";
        }
        if (reply.code() == 530 || reply.code() == 538) {
            return "it wants TLS of another kind, or another way to log in: ask who runs it";
        }
        return switch (reply.enhanced()) {
            case "5.7.139" -> "it does not let programs log in with a password: allow SMTP AUTH for this account";
            case "5.7.9" -> "it wants a password for applications, or another way to log in";
            default ->
                isByToken()
                        ? "check the user name, whether the token is for this account and its scope allows SMTP, and whether"
                                + " the account may use it"
                        : "check user name and password, and whether the account may use SMTP";
        };
    }

    private boolean isByToken() {
        return server.login() != null && server.login().isByToken();
    }

    private SmtpFailure sender(SmtpReply reply) {
        if (MailVerdict.isAboutSize(reply)) {
            return new SmtpFailure(Kind.SIZE, refused(SmtpPhase.MAIL, reply, "raise its size limit"));
        }
        String otherwise = "check 'from', and whether this login may send as it";
        boolean wantsLogin = reply.code() == 530 && server.login() == null;
        return new SmtpFailure(
                wantsLogin ? Kind.LOGIN : Kind.CONFIGURATION,
                refused(SmtpPhase.MAIL, reply, advised(SmtpPhase.MAIL, reply, otherwise)));
    }

    private SmtpFailure beforeMail(SmtpReply reply) {
        return MailVerdict.isAboutSize(reply)
                ? new SmtpFailure(Kind.SIZE, refused(SmtpPhase.DATA, reply, SMALLER))
                : new SmtpFailure(
                        Kind.CONFIGURATION,
                        refused(SmtpPhase.DATA, reply, advised(SmtpPhase.DATA, reply, "ask who runs it")));
    }

    private SmtpFailure mail(SmtpReply reply) {
        Kind kind = MailVerdict.of(reply);
        String todo = switch (kind) {
            case SIZE -> SMALLER;
            case CONTENT -> "its content filter may know why; it is tried again in its simplest form";
            default -> advised(SmtpPhase.DOT, reply, "its log may know why") + "; it is tried again";
        };
        return new SmtpFailure(kind, refused(SmtpPhase.DOT, reply, todo));
    }

    /** Nobody was accepted, so nobody is told, whatever the answers. */
    SmtpFailure everyRecipient(RecipientReplies recipients) {
        if (recipients.isMailTooLargeForAll()) {
            return new SmtpFailure(
                    Kind.SIZE, server + " refused every recipient: " + recipients.refusals() + "; " + SMALLER);
        }
        String why = recipients.firstRefusal().flatMap(advice::about).orElse("");
        if (recipients.isSetupWrong()) {
            return new SmtpFailure(
                    Kind.CONFIGURATION,
                    server + " refused every recipient: " + recipients.refusals() + "; "
                            + (why.isEmpty() ? "check the recipients, and whether this host may send there" : why));
        }
        return new SmtpFailure(
                recipients.isOneRefusedForGood() ? Kind.PASSING : Kind.GREYLISTED,
                server + " took no recipient yet: " + recipients.refusals() + (why.isEmpty() ? "" : "; " + why));
    }

    /** A server that has no recipients left says so only now: their answers count. */
    SmtpFailure dataAfterRecipients(SmtpDialogue dialogue, RecipientReplies recipients) {
        String answer = dialogue.reply(SmtpPhase.DATA).map(SmtpReply::text).orElse("");
        return new SmtpFailure(
                Kind.GREYLISTED, server + " took no mail yet: " + answer + "; before that, " + recipients.refusals());
    }

    private String advised(SmtpPhase phase, SmtpReply reply, String otherwise) {
        return switch (phase) {
            case RCPT, DATA, DOT -> advice.about(reply).orElse(otherwise);
            case STARTTLS -> otherwise; // of course it speaks of TLS
            default -> advice.beforeRecipients(reply).orElse(otherwise); // it cannot be about them
        };
    }

    private String refused(SmtpPhase phase, SmtpReply reply, String todo) {
        return server + " refused " + phase.text() + ": " + reply + "; " + todo;
    }
}
