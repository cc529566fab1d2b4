package floe.kit.cluster;

import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;

/// How a node's event bus is reached, whom it trusts, and how soon it gives up on a peer that does not answer.
final class BusSettings {
    private static final int PING_MILLIS = 2000;
    private static final int CONNECT_MILLIS = 1000;
    private static final int SEND_BUFFER_BYTES = 1 << 20;

    /// The kernel drops a peer that takes no bytes for so long. Without it the bus goes on queueing for a frozen
    /// node.
    private static final int USER_TIMEOUT_MILLIS = 3000;

    private BusSettings() {}

    static EventBusOptions of(Membership membership) {
        var options = new EventBusOptions()
                .setHost(membership.bindAddress())
                .setPort(membership.busPort())
                .setClusterPublicHost(membership.publicAddress())
                .setClusterPublicPort(membership.busPort())
                .setClusterPingInterval(PING_MILLIS)
                .setClusterPingReplyInterval(PING_MILLIS)
                .setConnectTimeout(CONNECT_MILLIS)
                .setReconnectAttempts(0)
                .setTcpUserTimeout(USER_TIMEOUT_MILLIS)
                .setTcpNoDelay(true)
                .setSendBufferSize(SEND_BUFFER_BYTES)
                .setTrustAll(false);
        return switch (membership.trust()) {
            case BusTrust.Holders holders -> encrypted(options, holders);
            case BusTrust.ThisMachine _, BusTrust.Anybody _ -> options;
        };
    }

    private static EventBusOptions encrypted(EventBusOptions options, BusTrust.Holders holders) {
        return options.setSsl(true)
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(holders.certificate().toString())
                        .addKeyPath(holders.key().toString()))
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(holders.authority().toString()))
                .setSslEngineOptions(new OpenSSLEngineOptions());
    }
}
