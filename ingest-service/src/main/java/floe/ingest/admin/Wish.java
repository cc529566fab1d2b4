package floe.ingest.admin;

import floe.stream.Song;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a call to `/admin/metadata` wants to be shown.
///
/// @param saysText whether it tells artist or title at all, even if both are empty
record Wish(boolean saysText, Song song) {
    private static final int LONGEST_ADDRESS = 1024;

    /// `artist` and `title` together, or else `song`; one of the two alone says nothing, as with Icecast. An address
    /// that is not of the web, or too long for one, is none.
    ///
    /// @param mountsCharset what the operator says of the mount's encoders; null for nothing
    static Wish of(Query query, @Nullable String mountsCharset) {
        var declared = query.text("charset").orElse(null);
        var artist = text(query, "artist", declared, mountsCharset);
        var title = text(query, "title", declared, mountsCharset);
        var song = text(query, "song", declared, mountsCharset);
        var url = query.text("url").filter(Wish::isOfTheWeb).orElse("");
        boolean both = artist.isPresent() && title.isPresent();
        if (both && !(artist.get() + title.get()).isEmpty()) {
            return new Wish(true, new Song(artist.get(), title.get(), url));
        }
        return new Wish(both || song.isPresent(), new Song("", song.orElse(""), url));
    }

    private static Optional<String> text(
            Query query, String name, @Nullable String declared, @Nullable String mountsCharset) {
        return query.bytes(name).map(bytes -> TitleText.of(bytes, declared, mountsCharset));
    }

    private static boolean isOfTheWeb(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        return (lower.startsWith("http://") || lower.startsWith("https://"))
                && address.length() <= LONGEST_ADDRESS
                && address.chars().noneMatch(c -> c <= ' ' || Character.isISOControl(c));
    }
}
