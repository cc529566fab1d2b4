package floe.format;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Likeness;
import floe.stream.StreamFormat;
import floe.stream.StreamFramer;
import java.util.Set;

/// A format that sources send.
sealed interface SourceFormat permits OggFormat, EbmlFormat, AdtsFormat, MpegFormat, PlainBytes {
    Container container();

    /// What sources call it: lower case, without parameters.
    Set<String> mediaTypes();

    /// Whether a stream of it begins so.
    Likeness recognise(Bytes first);

    /// Whether an ID3v2 tag may stand before it.
    default boolean isTagged() {
        return false;
    }

    /// Whether ICY blocks may stand in it.
    default boolean carriesIcy() {
        return true;
    }

    /// What listeners hear of it when the source declared something else.
    String contentType(StreamFormat heard);

    /// What reads one source's stream.
    ///
    /// @param salt differs from one source session to the next
    StreamFramer framer(long salt);
}
