package floe.peer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One station on a request's way, as a proxy writes it down.
final class Hop {
    private Hop() {}

    /// The elements of a list. Commas part them, within quotes too: no station has one in its name, and a quote that a
    /// visitor leaves open must not swallow what proxies say after it.
    static List<String> elements(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip).toList();
    }

    /// The value of a parameter of `for=192.0.2.1;proto=https` without its quotes; empty when it is not there.
    static String parameter(String element, String name) {
        for (var pair : element.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(name)) {
                return unquoted(pair.substring(equals + 1).strip());
            }
        }
        return "";
    }

    /// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:4711`. Empty for others: a
    /// proxy may say `unknown`, or hide it.
    static Optional<Peer> peer(String text) {
        int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
        int colon = bracket > 0 || text.indexOf(':') == text.lastIndexOf(':') ? text.lastIndexOf(':') : -1;
        int end = colon > bracket ? colon : text.length();
        var host = bracket > 0 && bracket + 1 == end ? text.substring(1, bracket) : text.substring(0, end);
        int port = end < text.length() ? port(text.substring(end + 1)) : 0;
        return Address.parse(host).filter(_ -> port >= 0).map(address -> new Peer(address, port));
    }

    private static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        return port > 65535 ? -1 : port;
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
