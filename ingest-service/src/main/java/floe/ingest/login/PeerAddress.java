package floe.ingest.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// Where somebody calls from, as a numeric address tells it; what is none counts as itself.
public final class PeerAddress {
    private static final int NETWORK_BYTES = 8;

    private PeerAddress() {}

    /// Whether both are the same machine, as far as addresses can tell: this machine has several for itself. Who is
    /// not known is nobody's same.
    public static boolean isSame(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        return one.equals(other) || isNumeric(one) && isNumeric(other) && isSame(of(one), of(other));
    }

    /// Whether somebody calls from this machine itself.
    public static boolean isThisMachine(String address) {
        return isNumeric(address) && of(address).isLoopbackAddress();
    }

    private static boolean isSame(InetAddress one, InetAddress other) {
        return one.equals(other) || one.isLoopbackAddress() && other.isLoopbackAddress();
    }

    /// Whom to count wrong passwords of: an IPv4 address, but an IPv6 network of 64 bits, all of which is one
    /// customer's.
    static String household(String address) {
        return isNumeric(address) && of(address) instanceof Inet6Address six
                ? Arrays.toString(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                : address;
    }

    private static boolean isNumeric(String address) {
        try {
            return address.indexOf('%') < 0 && of(address) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static InetAddress of(String address) {
        return InetAddress.ofLiteral(address);
    }
}
