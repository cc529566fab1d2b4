package floe.kit.pages;

import floe.bytes.Bytes;
import floe.http.RequestHead;
import floe.kit.door.Visitor;
import floe.peer.Peer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// A visitor's request as it is written to the node's own HTTP server: who calls (PROXY protocol, version 1), then
/// the head as a strict reader likes it.
final class ForwardedHead {
    /// Carries `http` or `https`. What a visitor says under this name is dropped.
    static final String SCHEME = "x-forwarded-proto";

    /// Carries the mount, percent-encoded, that SHOUTcast's sources feed by the visitor's socket. What a visitor says
    /// under this name is dropped.
    static final String SHOUTCAST_MOUNT = "x-floe-shoutcast-mount";

    private static final Set<String> DROPPED = Set.of(
            SCHEME, SHOUTCAST_MOUNT, "connection", "keep-alive", "proxy-connection", "upgrade", "http2-settings", "te");

    private ForwardedHead() {}

    static Bytes of(Visitor visitor) {
        var text = proxyLine(visitor.peer())
                + requestLine(visitor.head())
                + fields(visitor.head())
                + SHOUTCAST_MOUNT + ": "
                + Escaped.path(visitor.door().shoutcastMount().path()) + "\r\n"
                + SCHEME + ": " + (visitor.tls() ? "https" : "http") + "\r\nconnection: close\r\n\r\n";
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// That server asks who calls, and not where; to its reader ports begin with 1.
    static String proxyLine(Peer from) {
        if (from.address() == null) {
            return "PROXY UNKNOWN\r\n";
        }
        var way = from.address().isIpv4() ? "TCP4 " + from.text() + " 0.0.0.0 " : "TCP6 " + from.text() + " :: ";
        return "PROXY " + way + Math.max(from.port(), 1) + " 1\r\n";
    }

    /// HTTP/1.1 promises a host; who names none gets what 1.0 gives.
    private static String requestLine(RequestHead head) {
        var protocol = head.protocol().equals("HTTP/1.1") && head.field("host").isPresent() ? "HTTP/1.1" : "HTTP/1.0";
        var path = head.path().equals("*") ? "*" : Escaped.path(head.path());
        return head.method() + " " + path + query(head.query()) + " " + protocol + "\r\n";
    }

    private static String query(String query) {
        return query.isEmpty() ? "" : "?" + encoded(query);
    }

    /// Each byte beyond ASCII as `%XX`: what it means is for those to say who know its charset.
    private static String encoded(String query) {
        var text = new StringBuilder(query.length());
        query.chars().forEach(c -> {
            if (c < 127) {
                text.append((char) c);
            } else {
                text.append('%').append(Escaped.hex(c >> 4)).append(Escaped.hex(c));
            }
        });
        return text.toString();
    }

    private static String fields(RequestHead head) {
        var text = new StringBuilder();
        head.fields().stream()
                .filter(field -> !DROPPED.contains(field.name()))
                .forEach(field -> text.append(field.name())
                        .append(": ")
                        .append(field.value())
                        .append("\r\n"));
        return text.toString();
    }
}
