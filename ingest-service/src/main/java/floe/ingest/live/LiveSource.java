package floe.ingest.live;

import floe.stream.Song;

/// Who feeds a mount: an encoder's connection, or what is fetched from another server. Called on the mount's loop.
public interface LiveSource {
    /// Ends the session for reasons that the source does not know.
    void dismiss(Ending ending);

    /// Says from here on that this plays.
    ///
    /// @return whether the stream's format can say so
    boolean retitle(Song song);

    /// The numeric address of the one who sends; empty when not known. Any thread may ask.
    String peer();
}
