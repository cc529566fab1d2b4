package floe.ingest.relay;

import floe.mount.MountName;
import floe.wire.MountClaim;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Which ingest of the cluster runs a relay. It stays where it runs; one that runs nowhere goes to the ingest that all
/// nodes come to by themselves (rendezvous hashing), so that the death of one moves its relays only.
final class Rota {
    private Rota() {}

    /// The ingest that takes up a relay which runs nowhere.
    ///
    /// @param ingests at least one
    static String choose(MountName mount, Collection<String> ingests) {
        return ingests.stream()
                .max(Comparator.comparingLong((String ingest) -> weight(mount, ingest))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> new IllegalArgumentException("no ingest for " + mount));
    }

    /// What a node knows of a relay.
    ///
    /// @param playing whether it feeds the mount from here
    /// @param claim who carries the mount
    /// @param offer who would
    record Known(MountName mount, boolean playing, Optional<MountClaim> claim, Optional<MountClaim> offer) {}

    /// Whether the relay is this node's to run.
    ///
    /// @param self this node
    /// @param ingests those that are alive, this node among them
    static boolean isOurs(Known known, String self, Collection<String> ingests) {
        if (known.claim().filter(claim -> !claim.node().equals(self)).isPresent()) {
            return false;
        }
        return known.playing()
                || known.offer()
                        .map(MountClaim::node)
                        .orElseGet(() -> choose(known.mount(), ingests))
                        .equals(self);
    }

    /// FNV-1a over both names, then mixed so that every bit counts (the finish of MurmurHash 3).
    private static long weight(MountName mount, String ingest) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : (ingest + " " + mount.path()).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xFF) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
