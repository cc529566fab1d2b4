package floe.kit.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

/// Which cluster a node belongs to and how the others reach it.
///
/// @param clusterName refuses strangers by mistake, not by malice: it travels in clear
/// @param bindAddress of the private network; a numeric address
/// @param publicAddress by which the others reach this node, where that is another one (containers, NAT)
/// @param hazelcastPort of membership
/// @param busPort of the event bus
/// @param seeds `host:port` of some nodes that stay; empty for the first one
/// @param split what this node does when it finds itself with the smaller part of the cluster
public record Membership(
        String clusterName,
        String bindAddress,
        String publicAddress,
        int hazelcastPort,
        int busPort,
        List<String> seeds,
        BusTrust trust,
        Split split) {
    /// One that refuses new sources in the smaller part of a cluster.
    public Membership(
            String clusterName,
            String bindAddress,
            String publicAddress,
            int hazelcastPort,
            int busPort,
            List<String> seeds,
            BusTrust trust) {
        this(clusterName, bindAddress, publicAddress, hazelcastPort, busPort, seeds, trust, Split.REFUSE);
    }

    public Membership {
        seeds = List.copyOf(seeds);
        var bound = resolved(bindAddress);
        if (bound.isAnyLocalAddress() && publicAddress.equals(bindAddress)) {
            throw new IllegalArgumentException("bound to every address (" + bindAddress
                    + "), a node must say which one is its own:" + " give --public-address");
        }
        switch (trust) {
            case BusTrust.Holders holders -> demandFiles(holders);
            case BusTrust.ThisMachine _ -> demandLoopback(bound);
            case BusTrust.Anybody _ -> {}
        }
        bindAddress = Objects.requireNonNull(bound.getHostAddress());
    }

    /// Whether the node takes connections at every address of its machine.
    boolean isBoundToAll() {
        return resolved(bindAddress).isAnyLocalAddress();
    }

    private static InetAddress resolved(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no such address to bind: " + address, e);
        }
    }

    private static void demandLoopback(InetAddress bound) {
        if (!bound.isLoopbackAddress()) {
            throw new IllegalArgumentException("a cluster beyond this machine (" + bound.getHostAddress()
                    + ") needs keys: make them with './floe keys DIR' and give --keys DIR to each node, or take the"
                    + " risk with --plain-bus");
        }
    }

    private static void demandFiles(BusTrust.Holders holders) {
        for (var file : List.of(holders.authority(), holders.certificate(), holders.key())) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException(
                        "cannot read " + file + ": make the cluster's keys with './floe keys DIR'");
            }
        }
    }
}
