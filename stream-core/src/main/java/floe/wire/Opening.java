package floe.wire;

import floe.stream.Song;
import floe.stream.StreamEvent;

/// The last stretch of a stream, for an edge that begins to follow it.
///
/// @param headers those in force where `pages` begins; if `pages` itself begins with headers, the same
/// @param song what plays where `pages` begins
/// @param pages begins at a joinable page (or at headers)
public record Opening(StreamEvent.Headers headers, Song song, PageBatch pages) {
    /// Nobody has told what plays.
    public Opening(StreamEvent.Headers headers, PageBatch pages) {
        this(headers, Song.UNKNOWN, pages);
    }
}
