package floe.peer;

import java.util.Optional;
import java.util.regex.Pattern;

/// A [ProxyHeader] in version 1: `PROXY TCP4 192.0.2.1 198.51.100.1 51234 443`.
final class ProxyLine {
    private static final Pattern PORT = Pattern.compile("0|[1-9][0-9]{0,4}");
    private static final int WORDS = 6;

    private ProxyLine() {}

    /// @param line without its end
    static Optional<ProxyHeader> read(String line) {
        var words = line.split(" ", -1);
        return switch (words[1]) {
            case "UNKNOWN" -> Optional.of(new ProxyHeader.Itself());
            case "TCP4" -> read(words, true);
            case "TCP6" -> read(words, false);
            default -> Optional.empty();
        };
    }

    private static Optional<ProxyHeader> read(String[] words, boolean ipv4) {
        if (words.length != WORDS
                || port(words[5]) < 0
                || address(words[3], ipv4).isEmpty()) {
            return Optional.empty();
        }
        int port = port(words[4]);
        return address(words[2], ipv4)
                .filter(_ -> port >= 0)
                .map(address -> new ProxyHeader.Behind(new Peer(address, port), false));
    }

    /// Within TCP6 an IPv4 address may stand in its IPv6 form.
    private static Optional<Address> address(String text, boolean ipv4) {
        return Address.parse(text).filter(_ -> ipv4 == (text.indexOf(':') < 0));
    }

    private static int port(String text) {
        int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : -1;
        return port > 65535 ? -1 : port;
    }
}
