package floe.mount;

import org.jspecify.annotations.Nullable;

/// How titles are told between the bytes of a stream that is not Ogg, to those who ask for it.
///
/// @param interval bytes of sound between two of them; 0 for never, -1 for what the source says or else
///     [#USUAL_INTERVAL]
/// @param charset of the titles, a Java charset's name; null for UTF-8
public record IcyRules(int interval, @Nullable String charset) {
    /// Icecast's.
    public static final int USUAL_INTERVAL = 16_000;

    public static final IcyRules DEFAULT = new IcyRules(-1, null);

    public IcyRules {
        if (interval < -1) {
            throw new IllegalArgumentException("icy-metadata-interval " + interval);
        }
    }
}
