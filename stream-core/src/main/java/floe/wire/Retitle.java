package floe.wire;

import floe.mount.MountName;
import floe.stream.Song;

/// «From here on this plays»: what somebody said to any ingest about a mount that another one carries. Answered with
/// an [Answer].
///
/// @param saysText whether it tells artist or title at all, even if both are empty; else only the address counts
/// @param song cleaned, each part at most 4 KiB of UTF-8
/// @param peer numeric address of who said it; empty when not known
/// @param byAdmin whether with the administrator's credentials
public record Retitle(MountName mount, boolean saysText, Song song, String peer, boolean byAdmin) {
    /// What became of it.
    public enum Outcome {
        /// It is told, or there was nothing to tell.
        TOLD,
        /// It came from another address than the source, and not from the administrator.
        OTHER_ADDRESS,
        /// The stream's format has no way to say it.
        CANNOT,
        /// Nobody feeds the mount here.
        NO_SOURCE
    }

    /// What the owner of the mount says to it.
    public record Answer(Outcome outcome) {}
}
