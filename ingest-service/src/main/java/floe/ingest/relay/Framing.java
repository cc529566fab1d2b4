package floe.ingest.relay;

import floe.ingest.live.LiveMount;
import floe.ogg.OggFramer;
import floe.stream.StreamFramer;

/// What reads an upstream's stream.
final class Framing {
    private Framing() {}

    static StreamFramer of(LiveMount mount) {
        return new OggFramer(mount.epoch() ^ mount.name().hashCode());
    }
}
