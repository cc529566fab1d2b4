package floe.ingest.admin;

import floe.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The parameters of a call as Icecast reads them: of two with one name the last, a form's before the address's; a
/// name without `=` is not there, nor one whose `%xx` is broken. Values are bytes: what they mean, another parameter
/// may say.
final class Query {
    private final Map<String, Bytes> values = new HashMap<>();

    private Query() {}

    /// @param query what stands behind `?`, still encoded, ISO 8859-1
    /// @param form the body of a form, still encoded
    static Query of(String query, Bytes form) {
        var parameters = new Query();
        parameters.read(query);
        parameters.read(form.text(StandardCharsets.ISO_8859_1));
        return parameters;
    }

    private void read(String pairs) {
        for (var pair : pairs.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                decoded(pair.substring(equals + 1)).ifPresent(value -> values.put(pair.substring(0, equals), value));
            }
        }
    }

    private static Optional<Bytes> decoded(String value) {
        var bytes = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '%') {
                int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
                int low = i + 2 < value.length() ? Character.digit(value.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return Optional.of(Bytes.wrap(bytes.toByteArray()));
    }

    /// The value's bytes.
    Optional<Bytes> bytes(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The value as text: UTF-8 where it is that, else ISO 8859-1.
    Optional<String> text(String name) {
        return bytes(name).map(TitleText::guessed);
    }
}
