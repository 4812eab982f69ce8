/** Tells people by mail, over SMTP. */
@SuppressWarnings("requires-automatic") // XChart names its module, and has no descriptor
module io.kafkamonitor.mail {
    requires transitive io.kafkamonitor.api;
    requires jakarta.mail;
    requires org.eclipse.angus.mail.smtp;
    requires org.slf4j;
    requires static java.desktop;
    requires static org.jspecify;
    requires static org.knowm.xchart;

    exports io.kafkamonitor.mail;

    provides io.kafkamonitor.plugin.MonitorPlugin with
            io.kafkamonitor.mail.SmtpPlugin;
}
