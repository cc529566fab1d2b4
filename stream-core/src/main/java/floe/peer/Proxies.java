package floe.peer;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Those in between whose word on the one behind them is believed, and in which field of a request they say it. What
/// anybody else says there is no more than a visitor's own word.
///
/// @param trusted their addresses
/// @param field lower case: `x-forwarded-for`, `forwarded` (RFC 7239), or one with a single address as `x-real-ip`
public record Proxies(AddressSet trusted, String field) {
    /// What most of them write, and icecast-kh reads.
    public static final String USUAL_FIELD = "x-forwarded-for";

    /// Nobody is believed.
    public static final Proxies NONE = new Proxies(AddressSet.NONE, USUAL_FIELD);

    private static final String RFC_7239 = "forwarded";
    private static final String SCHEME = "x-forwarded-proto";

    public Proxies {
        if (field.isEmpty() || !field.equals(field.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("no field: '" + field + "'");
        }
    }

    /// Whether its word is believed.
    public boolean trust(Peer peer) {
        return peer.isIn(trusted);
    }

    /// Who really asks. Each proxy adds at the right whom it heard it from, so the way goes from right to left for as
    /// long as the one who says it is trusted; what nobody trusted has said counts for nothing, however long it is.
    ///
    /// @param caller who made the connection
    /// @param fields the values of all fields of a name, in lower case, as they were sent
    public Peer behind(Peer caller, Function<String, List<String>> fields) {
        if (!trust(caller)) {
            return caller;
        }
        var said = said(fields);
        var peer = caller;
        for (int i = said.size() - 1; i >= 0 && trust(peer); i--) {
            var before = Hop.peer(said.get(i));
            if (before.isEmpty()) {
                return peer;
            }
            peer = before.get();
        }
        return peer;
    }

    /// Whether the visitor's own connection is encrypted, by the word of a trusted proxy that decrypts it.
    ///
    /// @param caller who made the connection
    /// @param fields the values of all fields of a name, in lower case, as they were sent
    public boolean sayTls(Peer caller, Function<String, List<String>> fields) {
        return trust(caller) && scheme(fields).equalsIgnoreCase("https");
    }

    private String scheme(Function<String, List<String>> fields) {
        var said = isRfc7239() ? stations(fields) : fields.apply(SCHEME);
        if (said.isEmpty()) {
            return "";
        }
        return isRfc7239() ? Hop.parameter(said.getLast(), "proto") : said.getLast();
    }

    private List<String> said(Function<String, List<String>> fields) {
        return isRfc7239()
                ? stations(fields).stream().map(it -> Hop.parameter(it, "for")).toList()
                : stations(fields);
    }

    private boolean isRfc7239() {
        return field.equals(RFC_7239);
    }

    /// A field that is there twice is one list.
    private List<String> stations(Function<String, List<String>> fields) {
        return fields.apply(field).stream()
                .flatMap(value -> Hop.elements(value).stream())
                .toList();
    }
}
