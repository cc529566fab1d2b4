package floe.kit.cluster;

import java.nio.file.Path;

/// Whom the event bus of a node listens to.
public sealed interface BusTrust {
    /// Those who hold a key of the cluster's own certificate authority; both sides prove it (TLS). The authority must
    /// serve this cluster only: its signature is the whole proof.
    ///
    /// @param keys the folder of `ca.pem`, `node.pem` and `node-key.pem`
    record Holders(Path keys) implements BusTrust {
        Path authority() {
            return keys.resolve("ca.pem");
        }

        Path certificate() {
            return keys.resolve("node.pem");
        }

        Path key() {
            return keys.resolve("node-key.pem");
        }
    }

    /// Everybody on this machine; so it is bound to loopback only.
    record ThisMachine() implements BusTrust {}

    /// Everybody who reaches the port: the operator says that the network is safe.
    record Anybody() implements BusTrust {}
}
