package io.kafkamonitor.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What an exception and its causes are about. */
final class Causes {

    private static final int MOST = 20;

    private Causes() {}

    private static List<Throwable> chain(@Nullable Throwable failure) {
        var chain = new ArrayList<Throwable>();
        Throwable next = failure;
        while (next != null && chain.size() < MOST) {
            chain.add(next);
            Throwable nested = next instanceof MessagingException m ? m.getNextException() : null;
            next = nested != null ? nested : next.getCause();
        }
        return chain;
    }

    static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
        return chain(failure).stream().anyMatch(type::isInstance);
    }

    /** Whether parts of the mail library are missing. */
    static boolean isSetup(Throwable failure) {
        return has(failure, LinkageError.class)
                || has(failure, ServiceConfigurationError.class)
                || has(failure, NoSuchProviderException.class)
                || chain(failure).stream()
                        .anyMatch(cause -> cause instanceof IllegalStateException
                                && String.valueOf(cause.getMessage()).contains("provider"));
    }

    /** Whether the mail library refused a command with a line break in it. */
    static boolean isInjection(Throwable failure) {
        return chain(failure).stream()
                .anyMatch(cause -> cause instanceof IllegalArgumentException
                        && String.valueOf(cause.getMessage()).contains("illegal character"));
    }

    /** Whether the line went dead, rather than that both sides cannot agree. */
    static boolean isDeadLine(Throwable failure) {
        boolean dead = has(failure, EOFException.class)
                || has(failure, SocketException.class)
                || has(failure, SocketTimeoutException.class);
        return dead && !isCertificate(failure);
    }

    /** Whether the other side said in TLS that it does not accept ours. */
    static boolean isAlert(Throwable failure) {
        return says(failure, "fatal alert");
    }

    /** Whether the other side answered in clear where TLS was expected. */
    static boolean isClearText(Throwable failure) {
        return says(failure, "unrecognized SSL message") || says(failure, "plaintext connection");
    }

    private static boolean says(Throwable failure, String words) {
        return chain(failure).stream()
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(words));
    }

    /** Whether the certificate is not trusted, not valid now, or another server's. */
    static boolean isCertificate(Throwable failure) {
        return has(failure, CertificateException.class)
                || has(failure, CertPathValidatorException.class)
                || has(failure, SSLPeerUnverifiedException.class);
    }

    /** The exception in one line. */
    static String text(Throwable failure) {
        Throwable last = failure;
        for (Throwable cause : chain(failure)) {
            if (cause instanceof IOException) {
                last = cause;
                break;
            }
        }
        String first = message(failure);
        return last == failure ? first : first + " (" + message(last) + ")";
    }

    /** The innermost cause in one line. */
    static String rootText(Throwable failure) {
        List<Throwable> chain = chain(failure);
        return message(chain.get(chain.size() - 1));
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return Wording.clean(text, 300);
    }
}
