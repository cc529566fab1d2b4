package floe.wire;

import floe.mount.MountName;
import floe.stream.Song;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// «I carry this mount»: what an ingest tells all nodes of a source that it holds; or «I would if you asked»: of one
/// that it can fetch.
///
/// @param node the ingest's name; its requests go to `floe.ingest.<node>`
/// @param epoch 0 for what is only on offer
/// @param sinceMillis wall clock at the source's login
/// @param contentType what listeners are told that the stream is
/// @param headers the source's `ice-*`, `icy-*` and related headers in ascending name order, lower-case names
/// @param userAgent the encoder's, empty when not told
/// @param priority of the source, 0 the first
/// @param song what its source plays now
/// @param listeners of all edges, as their leases told
/// @param diversion what an administrator said of its fallbacks; null when nobody did
public record MountClaim(
        String node,
        MountName mount,
        long epoch,
        long sinceMillis,
        String contentType,
        Map<String, String> headers,
        String userAgent,
        int priority,
        Song song,
        int listeners,
        @Nullable Diversion diversion) {
    public MountClaim {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    /// One whose fallbacks are as configured.
    public MountClaim(
            String node,
            MountName mount,
            long epoch,
            long sinceMillis,
            String contentType,
            Map<String, String> headers,
            String userAgent,
            int priority,
            Song song,
            int listeners) {
        this(node, mount, epoch, sinceMillis, contentType, headers, userAgent, priority, song, listeners, null);
    }

    public MountClaim withContentType(String other) {
        return new MountClaim(
                node, mount, epoch, sinceMillis, other, headers, userAgent, priority, song, listeners, diversion);
    }

    /// What an ingest would fetch if somebody listened. Its lease is asked for as any other; the first one is refused.
    public static MountClaim offer(String node, MountName mount, String contentType, Map<String, String> headers) {
        return new MountClaim(node, mount, 0, 0, contentType, headers, "", 0, Song.UNKNOWN, 0);
    }

    /// Whether there is no session yet.
    public boolean isOffer() {
        return epoch == 0;
    }

    public MountClaim withListeners(int count) {
        return new MountClaim(
                node, mount, epoch, sinceMillis, contentType, headers, userAgent, priority, song, count, diversion);
    }

    public MountClaim withSong(Song other) {
        return new MountClaim(
                node,
                mount,
                epoch,
                sinceMillis,
                contentType,
                headers,
                userAgent,
                priority,
                other,
                listeners,
                diversion);
    }

    public MountClaim withDiversion(@Nullable Diversion other) {
        return new MountClaim(
                node, mount, epoch, sinceMillis, contentType, headers, userAgent, priority, song, listeners, other);
    }

    /// Whether this claim counts when both are heard: the higher epoch, of equal ones the greater node name.
    public boolean outranks(MountClaim other) {
        return epoch != other.epoch ? epoch > other.epoch : node.compareTo(other.node) > 0;
    }

    /// «An encoder stands by here for this mount.»
    ///
    /// @param priority of the best that does
    public record Standby(MountName mount, int priority) {}

    /// All that one ingest carries at a moment.
    ///
    /// @param node whose
    public record Claims(String node, List<MountClaim> claims, List<Standby> standbys) {
        public Claims {
            claims = List.copyOf(claims);
            standbys = List.copyOf(standbys);
        }
    }
}
