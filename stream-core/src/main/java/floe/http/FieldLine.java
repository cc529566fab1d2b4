package floe.http;

import floe.bytes.Bytes;
import floe.http.RequestHead.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One line of a head after the first.
sealed interface FieldLine {
    record Good(Field field) implements FieldLine {}

    record Bad(String why) implements FieldLine {}

    /// Fields that two readers could take differently when they stand twice.
    Set<String> ONLY_ONCE = Set.of("host", "authorization", "content-length", "transfer-encoding");

    /// Reads a line that is not empty.
    ///
    /// @param before the fields above this line
    static FieldLine parse(Bytes line, List<Field> before) {
        if (line.at(0) == ' ' || line.at(0) == '\t') {
            return new Bad("a field that goes on in the next line");
        }
        int colon = line.text(StandardCharsets.ISO_8859_1).indexOf(':');
        if (colon < 0) {
            return new Bad("a field without a colon");
        }
        var name = line.slice(0, colon).text(StandardCharsets.ISO_8859_1);
        if (!HeadText.isToken(name)) {
            return new Bad("not a field's name");
        }
        var field = new Field(name.toLowerCase(Locale.ROOT), HeadText.trimmed(HeadText.text(line.from(colon + 1))));
        return check(field, before);
    }

    private static FieldLine check(Field field, List<Field> before) {
        if (ONLY_ONCE.contains(field.name())
                && before.stream().anyMatch(other -> other.name().equals(field.name()))) {
            return new Bad(field.name() + " twice");
        }
        if (field.name().equals("host") && !HostPort.isValid(field.value())) {
            return new Bad("host is not a host and a port");
        }
        return new Good(field);
    }
}
