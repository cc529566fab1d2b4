package floe.ingest.dump;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamEvent;
import org.jspecify.annotations.Nullable;

/// Cuts a stream so that each file is whole: Ogg as [OggCut] says, other formats as they come. Owned by one reel.
final class Cut {
    private @Nullable OggCut ogg;

    /// A file or a link begins; gives what is written.
    Bytes begin(StreamEvent.Headers headers) {
        ogg = headers.format().container() == Container.OGG ? new OggCut(headers) : null;
        return headers.bytes();
    }

    /// Gives what can be written now that this page has come.
    Bytes follow(StreamEvent.Audio audio) {
        return ogg == null ? audio.bytes() : ogg.follow(audio);
    }

    /// How much has come that is not written yet, bytes.
    int held() {
        return ogg == null ? 0 : ogg.held();
    }

    /// The rest of the file or the link.
    Bytes end() {
        return ogg == null ? Bytes.EMPTY : ogg.end();
    }
}
