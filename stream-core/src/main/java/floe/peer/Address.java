package floe.peer;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/// An IP address. The form that an IPv4 address has within IPv6 (`::ffff:192.0.2.1`) is taken for that address itself.
///
/// @param isIpv4 whether it has 32 bits, and not 128
/// @param high the first 64 of 128 bits; 0 for IPv4
/// @param low the last 64 of 128 bits, or all 32
public record Address(boolean isIpv4, long high, long low) implements Comparable<Address> {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final long ALL_IPV4 = 0xFFFF_FFFFL;
    private static final long IPV4_WITHIN_IPV6 = 0xFFFFL;
    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern COLONS = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final int LONGEST_TEXT = 45;

    /// An address as it stands in a packet: four bytes or sixteen.
    public static Address of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return switch (bytes.length) {
            case 4 -> ipv4(Integer.toUnsignedLong(buffer.getInt()));
            case 16 -> ipv6(buffer.getLong(), buffer.getLong());
            default -> throw new IllegalArgumentException("an address of " + bytes.length + " bytes");
        };
    }

    private static Address ipv4(long bits) {
        return new Address(true, 0, bits);
    }

    private static Address ipv6(long high, long low) {
        return high == 0 && low >>> IPV4_BITS == IPV4_WITHIN_IPV6
                ? ipv4(low & ALL_IPV4)
                : new Address(false, high, low);
    }

    /// The address, if this is one in full: no name, no zone, no octal numbers.
    public static Optional<Address> parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        if (DOTTED.matcher(text).matches()) {
            return dotted(text.split("\\.", -1));
        }
        return COLONS.matcher(text).matches() ? colons(text) : Optional.empty();
    }

    private static Optional<Address> dotted(String[] numbers) {
        long bits = 0;
        for (var number : numbers) {
            int octet = Integer.parseInt(number);
            if (octet > 255 || number.length() > 1 && number.startsWith("0")) {
                return Optional.empty();
            }
            bits = bits << 8 | octet;
        }
        return Optional.of(ipv4(bits));
    }

    private static Optional<Address> colons(String text) {
        try {
            return Optional.of(of(InetAddress.ofLiteral(text).getAddress()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether it is this machine's own, by which only this machine reaches it.
    public boolean isLoopback() {
        return isIpv4 ? low >>> 24 == 127 : high == 0 && low == 1;
    }

    /// How many bits an address of its kind has.
    int bits() {
        return isIpv4 ? IPV4_BITS : IPV6_BITS;
    }

    /// The first address of its network, whose name are the first `prefix` bits.
    public Address network(int prefix) {
        return isIpv4
                ? ipv4(low & named(prefix))
                : new Address(false, high & firstOnes(prefix), low & firstOnes(prefix - 64));
    }

    /// The last address of the same network.
    Address lastOf(int prefix) {
        return isIpv4
                ? ipv4(low | ALL_IPV4 & ~named(prefix))
                : new Address(false, high | ~firstOnes(prefix), low | ~firstOnes(prefix - 64));
    }

    private static long named(int prefix) {
        return firstOnes(prefix + IPV4_BITS) & ALL_IPV4;
    }

    private static long firstOnes(int count) {
        return count <= 0 ? 0 : count >= 64 ? -1 : -1L << (64 - count);
    }

    /// The address after this one; none after the last of its kind.
    Optional<Address> next() {
        if (isIpv4) {
            return low == ALL_IPV4 ? Optional.empty() : Optional.of(ipv4(low + 1));
        }
        return high == -1 && low == -1
                ? Optional.empty()
                : Optional.of(new Address(false, low == -1 ? high + 1 : high, low + 1));
    }

    /// IPv4 comes first.
    @Override
    public int compareTo(Address other) {
        if (isIpv4 != other.isIpv4) {
            return isIpv4 ? -1 : 1;
        }
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    /// As people write it (IPv6: RFC 5952).
    @Override
    public String toString() {
        return AddressText.of(this);
    }
}
