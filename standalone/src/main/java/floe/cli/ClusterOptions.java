package floe.cli;

import floe.kit.cluster.BusTrust;
import floe.kit.cluster.Membership;
import floe.kit.cluster.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a node finds its cluster and is found.
final class ClusterOptions {
    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "HOST:PORT",
            description = "cluster addresses of some nodes that stay; all nodes can have the same list"
                    + " (default: none, for the first node)")
    private List<String> seeds = new ArrayList<>();

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            description = "address of the private network, for the cluster's own ports (default: ${DEFAULT-VALUE})")
    private String bind = "127.0.0.1";

    @Option(
            names = "--public-address",
            paramLabel = "ADDR",
            description = "by which the other nodes reach this one, where it is not --bind (containers, NAT)")
    private @Nullable String publicAddress;

    @Option(
            names = "--cluster-name",
            paramLabel = "NAME",
            description = "nodes of another name are not let in; it is no password (default: ${DEFAULT-VALUE})")
    private String clusterName = "floe";

    @Option(
            names = "--cluster-port",
            paramLabel = "PORT",
            description = "of membership, what --seeds of others name (default: ${DEFAULT-VALUE})")
    private int clusterPort = 5701;

    @Option(
            names = "--bus-port",
            paramLabel = "PORT",
            description = "of the event bus, which carries the audio (default: ${DEFAULT-VALUE})")
    private int busPort = 5702;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "keys of the event bus as 'floe keys' makes them: ca.pem, node.pem, node-key.pem, here or in a"
                            + " folder with this node's address for a name")
    private @Nullable Path keys;

    @Option(
            names = "--plain-bus",
            description =
                    "no keys on a network: whoever reaches the bus port can send audio and ask for passwords' hashes")
    private boolean plainBus;

    @Option(
            names = "--split",
            paramLabel = "refuse|serve",
            description = "what an ingest does with new sources while it sees only the smaller part of its cluster"
                    + " (default: ${DEFAULT-VALUE})")
    private Split split = Split.REFUSE;

    /// Fails with one line when the options don't go together.
    Membership membership() {
        return new Membership(
                clusterName,
                bind,
                publicAddress == null ? bind : publicAddress,
                Ports.checked("--cluster-port", clusterPort),
                Ports.checked("--bus-port", busPort),
                seeds.stream()
                        .map(String::strip)
                        .filter(seed -> !seed.isEmpty())
                        .toList(),
                trust(),
                split);
    }

    private BusTrust trust() {
        if (keys != null) {
            var own = keys.resolve(publicAddress == null ? bind : publicAddress);
            return new BusTrust.Holders((Files.exists(own.resolve("node.pem")) ? own : keys).toAbsolutePath());
        }
        return plainBus ? new BusTrust.Anybody() : new BusTrust.ThisMachine();
    }
}
