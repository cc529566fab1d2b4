package floe.ingest.login;

import floe.peer.Address;
import java.util.Optional;

/// Where somebody calls from, as a numeric address tells it; what is none counts as itself.
public final class PeerAddress {
    private static final int NETWORK_BITS = 64;

    private PeerAddress() {}

    /// Whether both are the same machine, as far as addresses can tell: this machine has several for itself. Who is
    /// not known is nobody's same.
    public static boolean isSame(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        return one.equals(other) || isSame(Address.parse(one), Address.parse(other));
    }

    /// Whether somebody calls from this machine itself.
    public static boolean isThisMachine(String address) {
        return Address.parse(address).filter(Address::isLoopback).isPresent();
    }

    private static boolean isSame(Optional<Address> one, Optional<Address> other) {
        return one.isPresent()
                && other.isPresent()
                && (one.equals(other) || one.get().isLoopback() && other.get().isLoopback());
    }

    /// Whom to count wrong passwords of: an IPv4 address, but an IPv6 network of 64 bits, all of which is one
    /// customer's.
    static String household(String address) {
        return Address.parse(address)
                .filter(it -> !it.isIpv4())
                .map(it -> it.network(NETWORK_BITS).toString())
                .orElse(address);
    }
}
