package floe.ingest.event;

import floe.mount.ClusterConfig;
import floe.mount.EventTrigger;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.wire.MountClaim;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened.
///
/// @param config in force then
/// @param mount null when it is about the server
/// @param source who feeds the mount; null when nobody does any more, or none is meant
/// @param peer the source's numeric address, empty when not known
/// @param dump the file that it is about; null for none
/// @param nowMillis wall clock
record Occasion(
        EventTrigger trigger,
        ClusterConfig config,
        @Nullable MountName mount,
        @Nullable MountClaim source,
        String peer,
        @Nullable Path dump,
        long nowMillis) {
    /// Something about the server.
    static Occasion of(EventTrigger trigger, ClusterConfig config, long nowMillis) {
        return new Occasion(trigger, config, null, null, "", null, nowMillis);
    }

    Optional<MountConfig> settings() {
        return Optional.ofNullable(mount).map(config::mount);
    }

    Optional<MountClaim> claim() {
        return Optional.ofNullable(source);
    }

    /// The mount's name, empty without a mount.
    String uri() {
        return mount == null ? "" : mount.path();
    }

    /// The same for all that happens within one session, and for no other session.
    Optional<String> sourceInstance() {
        return claim().map(claim -> UUID.nameUUIDFromBytes(
                        (claim.node() + " " + claim.mount() + " " + claim.epoch()).getBytes(StandardCharsets.UTF_8))
                .toString());
    }
}
