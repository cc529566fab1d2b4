package floe.audience;

import floe.text.Wildcard;
import java.util.List;
import java.util.Locale;

/// Players that get no stream, as `<deny-agents>` of icecast-kh lists them: one pattern of a whole `User-Agent` a line,
/// `*` for anything, `?` for one character, `#` before a comment at a line's beginning; upper and lower case are alike.
///
/// @param patterns in lower case
public record AgentList(List<String> patterns) {
    public static final AgentList NOBODY = new AgentList(List.of());

    public AgentList {
        patterns = List.copyOf(patterns);
    }

    public static AgentList read(String text) {
        return new AgentList(text.lines()
                .map(line -> line.replace("\uFEFF", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.toLowerCase(Locale.ROOT))
                .toList());
    }

    /// Whether the list has this player; one that says nothing is called the empty string.
    public boolean has(String agent) {
        if (patterns.isEmpty()) {
            return false;
        }
        var name = agent.toLowerCase(Locale.ROOT);
        return patterns.stream().anyMatch(pattern -> new Wildcard(pattern).matches(name));
    }
}
