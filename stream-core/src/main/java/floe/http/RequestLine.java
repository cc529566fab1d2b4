package floe.http;

import floe.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The first line of a head.
///
/// @param method upper case
record RequestLine(String method, Target target, String protocol) {
    private static final Set<String> PROTOCOLS = Set.of("HTTP/1.0", "HTTP/1.1", "ICE/1.0");

    /// What a first line turns out to be.
    sealed interface Reading {
        record Good(RequestLine line) implements Reading {}

        record Bad(int status, String why) implements Reading {}
    }

    static Reading parse(Bytes line) {
        var parts = line.text(StandardCharsets.ISO_8859_1).split(" ", -1);
        if (parts.length == 2 && parts[1].startsWith("/")) {
            return new Reading.Bad(0, "HTTP/0.9");
        }
        if (parts.length != 3 || !HeadText.isToken(parts[0])) {
            return new Reading.Bad(400, "no request line");
        }
        return parse(parts[0].toUpperCase(Locale.ROOT), parts[1], parts[2]);
    }

    private static Reading parse(String method, String sent, String protocol) {
        if (method.equals("CONNECT")) {
            return new Reading.Bad(501, "no tunnels here");
        }
        var target = Target.parse(sent, method.equals("OPTIONS"));
        if (target.isEmpty()) {
            return new Reading.Bad(400, "not a path");
        }
        if (!PROTOCOLS.contains(protocol)) {
            return new Reading.Bad(protocol.startsWith("HTTP/") ? 505 : 400, "unknown protocol");
        }
        return new Reading.Good(new RequestLine(method, target.get(), protocol));
    }

    RequestHead with(List<RequestHead.Field> fields, Bytes raw) {
        return new RequestHead(method, target.sent(), target.path(), target.query(), protocol, fields, raw);
    }
}
