package floe.mount;

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
}
