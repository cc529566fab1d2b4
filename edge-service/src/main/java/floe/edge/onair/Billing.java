package floe.edge.onair;

import floe.format.Formats;
import floe.mount.MountName;
import floe.programme.Playing;
import floe.stream.Container;
import floe.wire.MountClaim;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What those who come are told that a mount plays, or will. Any thread may ask.
final class Billing {
    private static final String OGG = "audio/ogg";

    private final Channels channels;
    private final Supplier<Plans> plans;
    private final Function<MountName, Optional<MountClaim>> claim;

    /// @param claim who feeds a mount, or would
    Billing(Channels channels, Supplier<Plans> plans, Function<MountName, Optional<MountClaim>> claim) {
        this.channels = channels;
        this.plans = plans;
        this.claim = claim;
    }

    /// Whether anything would be heard.
    boolean isPlayable(MountName mount) {
        return claim.apply(mount).isPresent()
                || plans.get().fileOf(mount).isPresent()
                || otherOf(mount).isPresent();
    }

    boolean isOgg(MountName mount) {
        return channels.of(mount)
                .flatMap(Channel::heard)
                .map(heard -> heard.format().container() == Container.OGG)
                .orElseGet(() -> Formats.isOgg(expected(mount)));
    }

    String contentType(MountName mount) {
        return channels.of(mount)
                .flatMap(Channel::heard)
                .map(heard -> Formats.heardAs(declared(mount, heard.playing()), heard.format()))
                .orElseGet(() -> expected(mount));
    }

    private String declared(MountName mount, Playing playing) {
        return playing.source(mount).flatMap(this::claimedType).orElse(OGG);
    }

    /// What will be heard when the first listener comes.
    private String expected(MountName mount) {
        return claimedType(mount)
                .or(() -> otherOf(mount).flatMap(this::claimedType))
                .or(() -> plans.get().fileOf(mount).map(format -> Formats.heardAs(OGG, format)))
                .orElse(OGG);
    }

    private Optional<String> claimedType(MountName mount) {
        return claim.apply(mount).map(MountClaim::contentType);
    }

    private Optional<MountName> otherOf(MountName mount) {
        return plans.get().otherOf(mount, other -> claim.apply(other).isPresent());
    }
}
