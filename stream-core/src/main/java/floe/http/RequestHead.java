package floe.http;

import floe.bytes.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The head of a request, as an encoder or player sent it.
///
/// @param method upper case: `GET`, `SOURCE`
/// @param target as sent: path and query, still percent-encoded
/// @param path the target's path, percent-decoded, checked by Icecast's rules (reference: Icecast 2.4)
/// @param query what stands after `?`, still encoded; empty when nothing
/// @param protocol `HTTP/1.0`, `HTTP/1.1` or `ICE/1.0`
/// @param fields in the order they were sent, lower-case names, values without leading and trailing blanks
/// @param raw the head's own bytes, terminator included
public record RequestHead(
        String method, String target, String path, String query, String protocol, List<Field> fields, Bytes raw) {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "DELETE");

    /// One header field.
    public record Field(String name, String value) {}

    public RequestHead {
        fields = List.copyOf(fields);
    }

    /// The last field of this name; Icecast 2.4 lets a repeated field overwrite the earlier one.
    public Optional<String> field(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        for (int i = fields.size() - 1; i >= 0; i--) {
            if (fields.get(i).name().equals(wanted)) {
                return Optional.of(fields.get(i).value());
            }
        }
        return Optional.empty();
    }

    /// The values of all fields of this name, in the order they were sent.
    public List<String> all(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return fields.stream()
                .filter(field -> field.name().equals(wanted))
                .map(Field::value)
                .toList();
    }

    /// Whether the client says something of the connection, and not that it will close it.
    public boolean asksToStay() {
        return field("connection").isPresent() && !says("connection", "close");
    }

    /// Whether the client wants to go on over TLS on this connection (RFC 2817, 3).
    public boolean asksForTls() {
        return says("connection", "upgrade")
                && words("upgrade")
                        .anyMatch(word -> word.toLowerCase(Locale.ROOT).startsWith("tls/"));
    }

    /// Whether nothing belongs to the request behind its head.
    public boolean isAll() {
        return switch (BodyFraming.of(this)) {
            case BodyFraming.Sized(long bytes) -> bytes == 0;
            case BodyFraming.Endless() -> WITHOUT_BODY.contains(method);
            case BodyFraming.Chunked _, BodyFraming.Bad _ -> false;
        };
    }

    private boolean says(String name, String word) {
        return words(name).anyMatch(word::equalsIgnoreCase);
    }

    private Stream<String> words(String name) {
        return field(name).stream().flatMap(value -> Stream.of(value.split("[,\\s]+")));
    }
}
