package floe.ingest.title;

import floe.mount.MountName;
import floe.stream.Song;
import floe.wire.MountClaim;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What played last on each mount of the cluster, for a source that comes back: the same encoder (by its user agent and
/// content type) on the same mount within thirty seconds. Owned by its keeper; knows no clock.
final class Keepsakes {
    static final Duration KEPT = Duration.ofSeconds(30);

    private final Map<MountName, Kept> kept = new HashMap<>();

    private record Kept(MountClaim claim, long atNanos) {
        boolean isOld(long nowNanos) {
            return nowNanos - atNanos > KEPT.toNanos();
        }
    }

    /// These mounts were heard of just now.
    void note(Collection<MountClaim> claims, long nowNanos) {
        kept.values().removeIf(old -> old.isOld(nowNanos));
        claims.forEach(claim -> note(claim, nowNanos));
    }

    private void note(MountClaim claim, long nowNanos) {
        if (!claim.song().isUnknown()) {
            kept.merge(
                    claim.mount(),
                    new Kept(claim, nowNanos),
                    (before, next) -> before.claim().outranks(next.claim()) ? before : next);
        }
    }

    /// What played when this session's source was here before.
    Optional<Song> songFor(MountClaim session, long nowNanos) {
        return Optional.ofNullable(kept.get(session.mount()))
                .filter(last -> !last.isOld(nowNanos) && isSameSource(last.claim(), session))
                .map(last -> last.claim().song());
    }

    private static boolean isSameSource(MountClaim before, MountClaim session) {
        return before.epoch() < session.epoch()
                && before.userAgent().equals(session.userAgent())
                && before.contentType().equals(session.contentType());
    }
}
