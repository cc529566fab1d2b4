package floe.http;

import java.util.List;
import java.util.Optional;

/// The head of what another server answered.
///
/// @param status 100–999
/// @param reason the words behind it, perhaps none
/// @param fields in the order they were sent, lower-case names, no control characters in values
public record Answer(int status, String reason, List<RequestHead.Field> fields) {
    public Answer {
        fields = List.copyOf(fields);
    }

    /// The first field of this lower-case name.
    public Optional<String> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(RequestHead.Field::value)
                .findFirst();
    }
}
