package io.kafkamonitor.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server's certificate says, and what may be wrong with it. */
final class ServerCertificate {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final int MOST_NAMES = 5;
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,]+)");

    private final X509Certificate certificate;
    private final String host;

    ServerCertificate(X509Certificate certificate, String host) {
        this.certificate = certificate;
        this.host = host;
    }

    /** Whether it names a host, or its address if that is how it was asked for. */
    static boolean isFor(String host, X509Certificate certificate) {
        return ADDRESS.matcher(host).matches()
                ? names(certificate, IP_ADDRESS).stream().anyMatch(name -> isSameAddress(name, host))
                : hostNames(certificate).stream().anyMatch(name -> covers(name, host));
    }

    private static boolean isSameAddress(String one, String other) {
        try {
            return InetAddress.getByName(one).equals(InetAddress.getByName(other)); // digits: nobody is asked
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** An asterisk stands for a part of the first label. */
    private static boolean covers(String name, String host) {
        String[] pattern = lower(name).split("\\.", 2);
        String[] labels = lower(host).split("\\.", 2);
        boolean sameDomain = pattern.length == labels.length && (pattern.length == 1 || pattern[1].equals(labels[1]));
        String first = Pattern.quote(pattern[0]).replace("*", "\\E[^.]*\\Q");
        return sameDomain && labels[0].matches(first);
    }

    private static String lower(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Those of DNS; the common name only where there are none. */
    private static List<String> hostNames(X509Certificate certificate) {
        List<String> names = names(certificate, DNS_NAME);
        return names.isEmpty()
                ? commonName(certificate.getSubjectX500Principal().getName())
                : names;
    }

    private static List<String> commonName(String principal) {
        Matcher matcher = COMMON_NAME.matcher(principal);
        return matcher.find() ? List.of(matcher.group(1)) : List.of();
    }

    private static List<String> names(X509Certificate certificate, int type) {
        var found = new ArrayList<String>();
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names != null) {
                names.stream()
                        .filter(name -> name.get(0).equals(type))
                        .forEach(name -> found.add(String.valueOf(name.get(1))));
            }
        } catch (CertificateParsingException e) {
            return List.of();
        }
        return found;
    }

    /** What is wrong with it and what to do, as far as that can be seen. */
    String problem(Instant now) {
        String until = day(certificate.getNotAfter().toInstant());
        if (!isFor(host, certificate)) {
            return "its certificate is for " + shownNames() + " (valid until " + until + "), not for '" + host
                    + "'; give one of its names as 'host', or let the server present a certificate for '" + host + "'";
        }
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return "its certificate for " + shownNames() + " expired on " + until + "; renew it there";
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return "its certificate for " + shownNames() + " is not valid before "
                    + day(certificate.getNotBefore().toInstant()) + "; check the clocks";
        }
        return "its certificate for " + shownNames() + " (valid until " + until + ") was issued by " + issuer()
                + ", whom this host does not trust; name that authority in 'trustedCertificates', or let the server"
                + " present a certificate, with its chain, of one that is trusted";
    }

    /** Whom it is for, until when, and who says so. */
    String description() {
        return "its certificate for " + shownNames() + " is valid until "
                + day(certificate.getNotAfter().toInstant()) + " and was issued by " + issuer();
    }

    private String shownNames() {
        var names = new ArrayList<>(hostNames(certificate));
        names.addAll(names(certificate, IP_ADDRESS));
        String shown = names.stream()
                .limit(MOST_NAMES)
                .map(name -> "'" + Wording.clean(name, 100) + "'")
                .collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return names.isEmpty() ? "nobody" : more > 0 ? shown + " and " + more + " more" : shown;
    }

    private String issuer() {
        boolean isOwn = certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
        String name = certificate.getIssuerX500Principal().getName();
        return isOwn ? "itself" : "'" + Wording.clean(name, 100) + "'";
    }

    private static String day(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
