package floe.mount;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a configuration would change and whom that would reach, said before it is in force. Who is there stays, unless
/// what it hears, or its source, is no longer asked for.
///
/// @param lines one for each change
/// @param ending mounts whose source would end: it is fetched from elsewhere, and shall not be any more or from
///     another place
/// @param silenced mounts without a source whose listeners, if there are any, hear a fallback that would be gone
public record Forecast(List<Line> lines, List<MountName> ending, List<MountName> silenced) {
    /// A change.
    ///
    /// @param means what becomes of those who are there, and of those who come
    public record Line(ConfigChange change, String means) {}

    public Forecast {
        lines = List.copyOf(lines);
        ending = List.copyOf(ending);
        silenced = List.copyOf(silenced);
    }

    /// What comes of it when one configuration follows the other.
    ///
    /// @param onAir the mounts that have a source now
    public static Forecast of(ClusterConfig before, ClusterConfig after, Set<MountName> onAir) {
        var lines = ConfigChange.between(before, after).stream()
                .map(change -> new Line(change, meaning(change)))
                .toList();
        var ending = relays(before)
                .filter(relay -> !after.outside().relays().contains(relay))
                .map(RelayConfig::mount)
                .filter(onAir::contains)
                .toList();
        return new Forecast(lines, ending, silenced(before, after, onAir));
    }

    private static List<MountName> silenced(ClusterConfig before, ClusterConfig after, Set<MountName> onAir) {
        var mounts =
                new TreeSet<>((MountName one, MountName other) -> one.path().compareTo(other.path()));
        Stream.of(before.mounts(), after.mounts()).flatMap(List::stream).forEach(mount -> mounts.add(mount.name()));
        return mounts.stream()
                .filter(mount -> !onAir.contains(mount))
                .filter(mount -> hasFallback(before, mount, onAir) && !hasFallback(after, mount, onAir))
                .toList();
    }

    private static boolean hasFallback(ClusterConfig config, MountName mount, Set<MountName> onAir) {
        return config.fallbacksOf(mount).stream()
                .anyMatch(other -> onAir.contains(other)
                        || Optional.of(other.path()).flatMap(config::asset).isPresent());
    }

    private static Stream<RelayConfig> relays(ClusterConfig config) {
        return config.outside().relays().stream();
    }

    private static String meaning(ConfigChange change) {
        return switch (change) {
            case ConfigChange.Added(var part) -> ofNew(part);
            case ConfigChange.Removed(var part) -> ofGone(part);
            case ConfigChange.Changed changed -> ofOther(changed.after());
        };
    }

    private static String ofNew(ConfigPart part) {
        return switch (part) {
            case ConfigPart.Socket _ -> "is opened";
            case ConfigPart.Mount _, ConfigPart.Pattern _ -> "counts at once, also for who is there";
            case ConfigPart.File _ -> "is brought to the nodes that need it";
            case ConfigPart.OtherMounts _, ConfigPart.Server _, ConfigPart.Headers _ -> ofOther(part);
            case ConfigPart.Ceilings _, ConfigPart.Tls _, ConfigPart.Trusted _ -> ofOther(part);
            case ConfigPart.SourceLogin _, ConfigPart.AdminLogin _ -> ofOther(part);
            case ConfigPart.Others _, ConfigPart.Access _, ConfigPart.Log _ -> ofOther(part);
        };
    }

    private static String ofGone(ConfigPart part) {
        return switch (part) {
            case ConfigPart.Socket _ -> "takes nobody new; who came in by it stays";
            case ConfigPart.Pattern _ ->
                "sources and listeners stay; the next pattern that fits counts, if there is one";
            case ConfigPart.Mount _ -> "source and listeners stay; it is treated as a mount without a block";
            case ConfigPart.File _ -> "is no longer given to those who ask for it";
            case ConfigPart.Tls _ -> "no socket speaks TLS; connections stay";
            case ConfigPart.SourceLogin _, ConfigPart.AdminLogin _ -> "nobody logs in by it; who is in stays";
            case ConfigPart.OtherMounts _, ConfigPart.Server _, ConfigPart.Headers _ -> ofOther(part);
            case ConfigPart.Ceilings _, ConfigPart.Trusted _ -> ofOther(part);
            case ConfigPart.Others _, ConfigPart.Access _, ConfigPart.Log _ -> ofOther(part);
        };
    }

    private static String ofOther(ConfigPart part) {
        return switch (part) {
            case ConfigPart.Socket _ -> "is closed and opened as it shall be; who came in by it stays";
            case ConfigPart.Mount _, ConfigPart.Pattern _, ConfigPart.OtherMounts _ ->
                "counts at once; source and listeners stay";
            case ConfigPart.File _ -> "mounts play it when the old one's round is over";
            case ConfigPart.Server _, ConfigPart.Headers _ -> "in all replies from now on";
            case ConfigPart.Ceilings _ -> "for newcomers; who is there stays, also beyond it";
            case ConfigPart.Tls _ -> "for new connections, when the new files are good";
            case ConfigPart.Trusted _ -> "for new connections";
            case ConfigPart.SourceLogin _, ConfigPart.AdminLogin _ -> "whoever logs in from now on; who is in stays";
            case ConfigPart.Others _ -> "relays that are new begin; those that are gone or changed end, or begin anew";
            case ConfigPart.Access _ -> "for newcomers; who is there stays";
            case ConfigPart.Log _ -> "in the logs of all nodes, from now on";
        };
    }
}
