package floe.ingest.relay;

import floe.bytes.Bytes;
import floe.ingest.live.SourceWords;
import floe.ogg.OggFramer;
import floe.stream.StreamFramer;
import java.util.Optional;

/// What reads an upstream's stream.
final class Framing {
    /// How many bytes it needs to see to choose.
    static final int SNIFF_BYTES = 4;

    private Framing() {}

    static Optional<StreamFramer> of(SourceWords said, Bytes first, long salt) {
        return first.startsWith("OggS", 0) ? Optional.of(new OggFramer(salt)) : Optional.empty();
    }
}
