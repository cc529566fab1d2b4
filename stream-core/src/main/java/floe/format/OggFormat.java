package floe.format;

import floe.bytes.Bytes;
import floe.ogg.OggFramer;
import floe.stream.Container;
import floe.stream.Likeness;
import floe.stream.StreamFormat;
import floe.stream.StreamFramer;
import java.util.Set;

/// Ogg (RFC 3533, RFC 5334).
record OggFormat() implements SourceFormat {
    static final String TYPE = "application/ogg";
    /// Icecast's listeners never hear this one.
    static final String OLD_TYPE = "application/x-ogg";

    @Override
    public Container container() {
        return Container.OGG;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of(TYPE, OLD_TYPE, "audio/ogg", "video/ogg");
    }

    @Override
    public Likeness recognise(Bytes first) {
        return Likeness.of(first, "OggS");
    }

    @Override
    public boolean carriesIcy() {
        return false;
    }

    @Override
    public String contentType(StreamFormat heard) {
        return TYPE;
    }

    @Override
    public StreamFramer framer(long salt) {
        return new OggFramer(salt);
    }
}
