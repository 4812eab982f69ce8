package io.kafkamonitor.internal.kafka;

import java.net.InetAddress;
import java.util.List;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * Kafka's own authorizer on a broker of a test, which takes a client whose id begins with {@code user-} for that user.
 * So a test needs neither certificates nor passwords; public, because the broker creates it.
 */
public final class ClientIdAuthorizer extends StandardAuthorizer {

    static final String PREFIX = "user-";
    /** A constant, since the class itself cannot be loaded beside an older client than the brokers'. */
    static final String NAME = "io.kafkamonitor.internal.kafka.ClientIdAuthorizer";

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        return super.authorize(new ByClientId(context), actions);
    }

    private record ByClientId(AuthorizableRequestContext context) implements AuthorizableRequestContext {

        @Override
        public KafkaPrincipal principal() {
            String client = context.clientId();
            return client != null && client.startsWith(PREFIX)
                    ? new KafkaPrincipal(KafkaPrincipal.USER_TYPE, client.substring(PREFIX.length()))
                    : context.principal();
        }

        @Override
        public String listenerName() {
            return context.listenerName();
        }

        @Override
        public SecurityProtocol securityProtocol() {
            return context.securityProtocol();
        }

        @Override
        public InetAddress clientAddress() {
            return context.clientAddress();
        }

        @Override
        public int requestType() {
            return context.requestType();
        }

        @Override
        public int requestVersion() {
            return context.requestVersion();
        }

        @Override
        public String clientId() {
            return context.clientId();
        }

        @Override
        public int correlationId() {
            return context.correlationId();
        }
    }
}
