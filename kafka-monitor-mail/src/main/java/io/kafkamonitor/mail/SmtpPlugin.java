package io.kafkamonitor.mail;

import io.kafkamonitor.plugin.Composition;
import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.settings.Settings;

/**
 * Contributes an {@link SmtpNotifier} if there are settings that begin with {@code smtp.}; nothing otherwise.
 *
 * <table>
 * <caption>Settings</caption>
 * <tr><th>key</th><th>default</th><th>meaning</th></tr>
 * <tr><td>smtp.host</td><td>required</td><td>the mail server</td></tr>
 * <tr><td>smtp.security</td><td>starttls</td><td>starttls, tls or none</td></tr>
 * <tr><td>smtp.port</td><td>587, 465 or 25</td><td>by security</td></tr>
 * <tr><td>smtp.from</td><td>required</td><td>whom the mails come from</td></tr>
 * <tr><td>smtp.to, smtp.cc, smtp.bcc</td><td>at least one</td><td>addresses, separated by commas that are not in a quoted name</td></tr>
 * <tr><td>smtp.envelopeFrom</td><td>smtp.from</td><td>where bounces go</td></tr>
 * <tr><td>smtp.username</td><td>no login</td><td>who logs in</td></tr>
 * <tr><td>smtp.password</td><td></td><td>the password, or else</td></tr>
 * <tr><td>smtp.passwordFile</td><td></td><td>a file with it, read at each connection</td></tr>
 * <tr><td>smtp.trustedCertificates</td><td>those of the JVM</td><td>a PEM file</td></tr>
 * <tr><td>smtp.heloName</td><td>name of this host</td><td>how this host introduces itself</td></tr>
 * <tr><td>smtp.zone</td><td>zone of the JVM</td><td>in which times are written, like Europe/Berlin</td></tr>
 * <tr><td>smtp.language</td><td>en</td><td>of the mails: en or zh</td></tr>
 * <tr><td>smtp.links</td><td>none</td><td>names and addresses, such as Runbook https://wiki.example.com/{rule}; see {@link MailLook#link}</td></tr>
 * <tr><td>smtp.pictures</td><td>true</td><td>whether mails have pictures</td></tr>
 * <tr><td>smtp.individually</td><td>false</td><td>whether each recipient gets a mail that names nobody else</td></tr>
 * <tr><td>smtp.mostRecipientsPerMail</td><td>50</td><td>on one envelope</td></tr>
 * <tr><td>smtp.name</td><td>mail</td><td>the name of the notifier</td></tr>
 * <tr><td>smtp.connectTimeout</td><td>10s</td><td>to reach the server</td></tr>
 * <tr><td>smtp.readTimeout</td><td>60s</td><td>for each answer</td></tr>
 * <tr><td>smtp.writeTimeout</td><td>60s</td><td>for a server that takes nothing</td></tr>
 * <tr><td>smtp.sendDeadline</td><td>3m</td><td>for one attempt with everything in it</td></tr>
 * </table>
 */
public final class SmtpPlugin implements MonitorPlugin {

    /** For {@code ServiceLoader}. */
    public SmtpPlugin() {}

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public void contribute(Composition composition, Settings settings) {
        if (settings.isEmpty()) {
            return;
        }
        new SmtpSettings(settings).notifier().ifPresent(composition::notifier);
    }
}
