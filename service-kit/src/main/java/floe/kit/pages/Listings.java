package floe.kit.pages;

import floe.mount.ClusterConfig;
import floe.mount.FallbackWays;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.StreamWords;
import floe.wire.MountClaim;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which mounts the public sees: those on the air or with a fallback that plays, without the hidden ones.
final class Listings {
    private final ClusterConfig config;
    private final FallbackWays ways;
    private final Map<MountName, MountClaim> claims;
    private final Census census;

    Listings(ClusterConfig config, Collection<MountClaim> claims, Census census) {
        this.config = config;
        this.ways = new FallbackWays(config, Map.of());
        this.claims = claims.stream().collect(Collectors.toMap(MountClaim::mount, Function.identity(), (a, _) -> a));
        this.census = census;
    }

    /// In the order of the mounts' names.
    List<Listing> all() {
        var mounts = new TreeSet<>(claims.keySet());
        config.mounts().stream().map(MountConfig::name).filter(this::plays).forEach(mounts::add);
        mounts.removeIf(mount -> config.mount(mount).hidden());
        return mounts.stream().map(this::listing).toList();
    }

    private boolean plays(MountName mount) {
        return Stream.concat(Stream.of(mount), ways.fallbacksOf(mount).stream())
                .anyMatch(each ->
                        claims.containsKey(each) || config.asset(each.path()).isPresent());
    }

    private Listing listing(MountName mount) {
        var claim = claims.get(mount);
        return new Listing(
                mount, claim == null ? null : live(config, claim), census.listeners(mount), census.peak(mount));
    }

    /// What the public may know of a source.
    static Listing.Live live(ClusterConfig config, MountClaim claim) {
        var own = config.mount(claim.mount()).words();
        var said = claim.headers();
        var words = new StreamWords(
                first(own.name(), said, "ice-name", "icy-name"),
                first(own.description(), said, "ice-description", "icy-description"),
                first(own.url(), said, "ice-url", "icy-url"),
                first(own.genre(), said, "ice-genre", "icy-genre"),
                first(own.bitrate(), said, "ice-bitrate", "icy-br"));
        return new Listing.Live(
                words,
                claim.contentType(),
                claim.song(),
                said.getOrDefault("ice-audio-info", ""),
                Instant.ofEpochMilli(claim.sinceMillis()));
    }

    private static @Nullable String first(
            @Nullable String own, Map<String, String> said, String header, String otherHeader) {
        return Optional.ofNullable(own)
                .or(() -> Optional.ofNullable(said.get(header)))
                .or(() -> Optional.ofNullable(said.get(otherHeader)))
                .orElse(null);
    }
}
