package floe.peer;

import java.util.regex.Pattern;

/// Addresses that follow each other, as lists name them.
///
/// @param first of them
/// @param last of them, not before `first`
public record AddressRange(Address first, Address last) {
    private static final Pattern STARS = Pattern.compile("([0-9]{1,3}\\.){0,3}\\*(\\.\\*){0,3}");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");
    private static final int LONGEST_QUOTE = 60;

    public AddressRange {
        if (first.isIpv4() != last.isIpv4() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException(first + " does not come before " + last);
        }
    }

    /// Reads an address, a network (`192.0.2.0/24`, `2001:db8::/32`), an IPv4 network as icecast-kh writes it
    /// (`192.0.2.*`), or the first and the last address with a hyphen between them.
    ///
    /// @throws IllegalArgumentException when it is none of them, saying what is wrong
    public static AddressRange parse(String text) {
        if (text.indexOf('/') >= 0) {
            return network(text, text.indexOf('/'));
        }
        if (text.indexOf('*') >= 0) {
            return stars(text);
        }
        int hyphen = text.indexOf('-');
        var first = address(hyphen < 0 ? text : text.substring(0, hyphen).strip(), text);
        return new AddressRange(
                first, hyphen < 0 ? first : address(text.substring(hyphen + 1).strip(), text));
    }

    private static AddressRange network(String text, int slash) {
        var address = address(text.substring(0, slash), text);
        var bits = text.substring(slash + 1);
        if (!PREFIX.matcher(bits).matches() || Integer.parseInt(bits) > address.bits()) {
            throw new IllegalArgumentException(
                    quoted(text) + ": wanted after the slash: a number from 0 to " + address.bits());
        }
        return network(address, Integer.parseInt(bits));
    }

    private static AddressRange network(Address address, int prefix) {
        return new AddressRange(address.network(prefix), address.lastOf(prefix));
    }

    /// `10.0.*` is `10.0.*.*`, as the star stands for whatever comes.
    private static AddressRange stars(String text) {
        if (!STARS.matcher(text).matches() || text.split("\\.", -1).length > 4) {
            throw new IllegalArgumentException(
                    quoted(text) + ": wanted: whole numbers of an IPv4 address, then stars, as 10.0.*.*");
        }
        var numbers = text.substring(0, text.indexOf('*'));
        int known = (int) numbers.chars().filter(c -> c == '.').count();
        return network(address(numbers + "0.0.0.0".substring(2 * known), text), 8 * known);
    }

    private static Address address(String text, String all) {
        return Address.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(quoted(all)
                        + " is no address; wanted: as 192.0.2.1, 192.0.2.0/24, 192.0.2.*, 192.0.2.1-192.0.2.9 or"
                        + " 2001:db8::/32"));
    }

    private static String quoted(String text) {
        var clean = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return "'" + (clean.length() <= LONGEST_QUOTE ? clean : clean.substring(0, LONGEST_QUOTE) + "…") + "'";
    }

    public boolean contains(Address address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }
}
