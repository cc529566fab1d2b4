package floe.ingest.source;

import floe.ingest.live.Owners.Candidate;
import floe.tenure.Bid;

/// What the desk says to a source.
sealed interface Decision {
    /// It has the mount.
    record Seated(Bid seat, Candidate candidate) implements Decision {}

    /// It may wait for the mount.
    record Waits(Candidate candidate) implements Decision {}

    record Refused(Refusal refusal) implements Decision {}
}
