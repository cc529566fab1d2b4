package floe.mount;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a stream is called. Each word is null where nobody said it.
public record StreamWords(
        @Nullable String name,
        @Nullable String description,
        @Nullable String url,
        @Nullable String genre,
        @Nullable String bitrate) {
    /// Nobody said anything.
    public static final StreamWords NONE = new StreamWords(null, null, null, null, null);

    /// What a source says in these headers (lower-case names), each word as `ice-`, `icy-` or `x-audiocast-`, in this
    /// order.
    public static StreamWords saidIn(Map<String, String> headers) {
        return new StreamWords(
                first(headers, "ice-name", "icy-name", "x-audiocast-name"),
                first(headers, "ice-description", "icy-description", "x-audiocast-description"),
                first(headers, "ice-url", "icy-url", "x-audiocast-url"),
                first(headers, "ice-genre", "icy-genre", "x-audiocast-genre"),
                first(headers, "ice-bitrate", "icy-br", "x-audiocast-bitrate"));
    }

    /// These words, and those of `others` where there is none.
    public StreamWords or(StreamWords others) {
        return new StreamWords(
                name != null ? name : others.name,
                description != null ? description : others.description,
                url != null ? url : others.url,
                genre != null ? genre : others.genre,
                bitrate != null ? bitrate : others.bitrate);
    }

    private static @Nullable String first(Map<String, String> headers, String... names) {
        for (var name : names) {
            var said = headers.get(name);
            if (said != null) {
                return said;
            }
        }
        return null;
    }
}
