package floe.kit.pages;

import floe.mount.MountName;
import floe.mount.StreamWords;
import floe.stream.Song;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the public may know of a mount.
///
/// @param live what its source says; null when only the fallback plays
/// @param listeners on this node
/// @param peak on this node
record Listing(MountName mount, @Nullable Live live, int listeners, int peak) {
    /// A source on the air.
    ///
    /// @param words the operator's where there are some, else the source's
    /// @param song what plays, as far as somebody told
    /// @param audioInfo `ice-audio-info` as the source sent it: `key=value;key=value`, empty when nothing
    record Live(StreamWords words, String contentType, Song song, String audioInfo, Instant since) {}

    Optional<StreamWords> words() {
        return Optional.ofNullable(live).map(Live::words);
    }

    Song song() {
        return live == null ? Song.UNKNOWN : live.song();
    }

    /// What people read: the stream's name, or else the mount's.
    String title() {
        return words().flatMap(words -> Optional.ofNullable(words.name()))
                .filter(name -> !name.isBlank())
                .orElse(mount.path().substring(1));
    }
}
