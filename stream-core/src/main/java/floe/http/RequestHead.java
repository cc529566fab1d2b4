package floe.http;

import floe.bytes.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
}
