package floe.http;

import floe.bytes.Bytes;
import floe.mount.ReplyHeader;
import floe.text.Markup;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What Icecast 2.4 answers, word for word, for those who match on it: status lines, the block of fields that stands
/// in every reply, the bodies of refusals.
///
/// @param serverId what `Server` says
/// @param headers what the operator adds to every reply
public record IcecastReplies(String serverId, List<ReplyHeader> headers) {
    /// To a source that may send, without any field.
    public static final Bytes WELCOME = Bytes.latin1("HTTP/1.0 200 OK\r\n\r\n");

    /// To a source that asked with `Expect: 100-continue`.
    public static final Bytes CONTINUE = Bytes.latin1("HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n");

    /// To a client that asked to go over to TLS; the next byte on the connection is one of a handshake.
    public static final Bytes SWITCHING = Bytes.latin1("""
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: TLS/1.0, HTTP/1.1\r
            Connection: Upgrade\r
            \r
            """);

    private static final String METHODS = "GET, HEAD, OPTIONS, PUT, SOURCE";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    public IcecastReplies {
        headers = List.copyOf(headers);
    }

    /// The head of any reply, ready for fields of its own kind.
    public ReplyHead head(int status, String contentType, Instant now) {
        return head("HTTP/1.0", status, contentType, now);
    }

    /// The same in another version of the protocol.
    public ReplyHead head(String protocol, int status, String contentType, Instant now) {
        return opening(protocol, status, contentType, now)
                .field("Cache-Control", "no-cache, no-store, must-revalidate")
                .field("Pragma", "no-cache")
                .field("Expires", "0")
                .configured(headers);
    }

    private ReplyHead opening(String protocol, int status, String contentType, Instant now) {
        var head = new ReplyHead(protocol, status, reason(status))
                .field("Server", serverId)
                .field("Connection", "Close")
                .field("Date", DATE.format(now))
                .field("Content-Type", contentType);
        return status == 401 ? head.field("WWW-Authenticate", "Basic realm=\"Icecast2 Server\"") : head;
    }

    /// «No», with the reason where Icecast puts it.
    public Reply refusal(int status, String message, Instant now) {
        return switch (status) {
            case 401, 416 -> new Reply(head(status, PLAIN, now), utf8(message + "\r\n"));
            case 403 -> new Reply(head(status, PLAIN, now), utf8(message));
            case 500 -> broken(message);
            default -> new Reply(head(status, HTML, now), utf8(page(status, message)));
        };
    }

    /// «Who are you?»
    public Reply unauthorised(Instant now) {
        return refusal(401, "You need to authenticate", now);
    }

    /// What the server as a whole can do: the answer to `OPTIONS *`. libshout looks for `PUT` in it.
    public Reply abilities(Instant now) {
        return new Reply(head(200, PLAIN, now).field("Allow", METHODS), Bytes.EMPTY);
    }

    /// A refusal that tells a source by which methods it may try again.
    public Reply withMethods(Reply refusal) {
        return new Reply(refusal.head().field("Allow", METHODS), refusal.body());
    }

    /// «Not without TLS.»
    public Reply tlsRequired(Instant now) {
        var refusal = refusal(426, "This socket answers over TLS only", now);
        return new Reply(refusal.head().field("Upgrade", "TLS/1.0, HTTP/1.1"), refusal.body());
    }

    /// «Not in this way.»
    ///
    /// @param allow the methods that do, with commas
    public Reply notAllowed(String allow, Instant now) {
        var refusal = refusal(405, "unknown request", now);
        return new Reply(refusal.head().field("Allow", allow), refusal.body());
    }

    private static Reply broken(String message) {
        var head = new ReplyHead("HTTP/1.0", 500, reason(500)).field("Content-Type", PLAIN);
        return new Reply(head, utf8("500 - Internal Server Error\n" + "-".repeat(27) + "\n" + message));
    }

    private static String page(int status, String message) {
        return "<html><head><title>Error " + status + "</title></head><body><b>" + status + " - " + Markup.of(message)
                + "</b></body></html>\r\n";
    }

    private static Bytes utf8(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Icecast's words where it has some, RFC 9110's for the rest.
    public static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 101 -> "Switching Protocols";
            case 204 -> "No Content";
            case 206 -> "Partial Content";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 401 -> "Authentication Required";
            case 403 -> "Forbidden";
            case 404 -> "File Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 411 -> "Length Required";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 416 -> "Request Range Not Satisfiable";
            case 417 -> "Expectation Failed";
            case 426 -> "Upgrade Required";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            default -> "(unknown status code)";
        };
    }
}
