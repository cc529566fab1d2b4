package floe.kit.cluster;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;

/// Connections between nodes beside the bus: as secret as the bus is, and between holders of the same keys.
public final class NodeTls {
    private NodeTls() {}

    /// Takes other nodes only, where the cluster has keys.
    public static NetServerOptions secured(NetServerOptions options, BusTrust trust) {
        return switch (trust) {
            case BusTrust.Holders holders -> {
                options.setSsl(true).setClientAuth(ClientAuth.REQUIRED).setSslEngineOptions(new OpenSSLEngineOptions());
                yield options.setKeyCertOptions(keys(holders)).setTrustOptions(authority(holders));
            }
            case BusTrust.ThisMachine _, BusTrust.Anybody _ -> options;
        };
    }

    /// Speaks to other nodes only, where the cluster has keys. The authority's signature is the whole proof: a node
    /// may be reached by another address than the one in its certificate.
    public static NetClientOptions secured(NetClientOptions options, BusTrust trust) {
        return switch (trust) {
            case BusTrust.Holders holders -> {
                options.setSsl(true)
                        .setHostnameVerificationAlgorithm("")
                        .setSslEngineOptions(new OpenSSLEngineOptions());
                yield options.setKeyCertOptions(keys(holders)).setTrustOptions(authority(holders));
            }
            case BusTrust.ThisMachine _, BusTrust.Anybody _ -> options;
        };
    }

    private static KeyCertOptions keys(BusTrust.Holders holders) {
        return new PemKeyCertOptions()
                .addCertPath(holders.certificate().toString())
                .addKeyPath(holders.key().toString());
    }

    private static TrustOptions authority(BusTrust.Holders holders) {
        return new PemTrustOptions().addCertPath(holders.authority().toString());
    }
}
