package floe.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A form's fields as Icecast writes them: all but ASCII letters and digits as `%` and two lower-case hex digits.
public final class Form {
    private static final HexFormat HEX = HexFormat.of();

    private final List<String> fields = new ArrayList<>();

    /// Adds `name=value`.
    public Form with(String name, String value) {
        fields.add(name + "=" + escaped(value));
        return this;
    }

    /// Adds `name=value` as it stands.
    public Form as(String name, String value) {
        fields.add(name + "=" + value);
        return this;
    }

    /// Adds a field without a name.
    public Form with(String value) {
        fields.add(escaped(value));
        return this;
    }

    /// All fields, `&` between them.
    public String text() {
        return String.join("&", fields);
    }

    /// A value as it stands in a form.
    public static String escaped(String value) {
        var escaped = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z') {
                escaped.append((char) b);
            } else {
                escaped.append('%').append(HEX.toHexDigits(b));
            }
        }
        return escaped.toString();
    }
}
