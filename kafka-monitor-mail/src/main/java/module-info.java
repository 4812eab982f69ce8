/** Tells people by mail, over SMTP. */
module io.kafkamonitor.mail {
    requires transitive io.kafkamonitor.api;
    requires jakarta.mail;
    requires org.eclipse.angus.mail.smtp;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.kafkamonitor.mail;

    provides io.kafkamonitor.plugin.MonitorPlugin with
            io.kafkamonitor.mail.SmtpPlugin;
}
