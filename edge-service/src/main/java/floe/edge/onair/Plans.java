package floe.edge.onair;

import floe.mount.ClusterConfig;
import floe.mount.FallbackRules;
import floe.mount.FallbackWays;
import floe.mount.MountName;
import floe.programme.Plan;
import floe.programme.Plan.Choice;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What each mount is meant to play, as things stand: by the configuration, by what administrators said since, and with
/// the files that are there. Never changes, so any thread may ask.
final class Plans {
    private final ClusterConfig config;
    private final FallbackWays ways;
    private final Map<MountName, Choice.File> files;
    private final Map<MountName, StreamFormat> playable = new HashMap<>();

    /// @param diverted what these mounts fall back to in place of what the configuration says
    Plans(ClusterConfig config, Map<MountName, List<MountName>> diverted, Map<MountName, Choice.File> files) {
        this.config = config;
        this.ways = new FallbackWays(config, diverted);
        this.files = Map.copyOf(files);
        Stream.concat(files.keySet().stream(), config.mounts().stream().map(mount -> mount.name()))
                .forEach(this::noteFile);
    }

    private void noteFile(MountName mount) {
        heardAs(mount)
                .flatMap(name -> Optional.ofNullable(files.get(name)).stream())
                .findFirst()
                .ifPresent(file -> playable.put(mount, file.recording().format()));
    }

    /// What the mount plays, its source and without it. A file is a mount too: it plays itself.
    Plan of(MountName mount) {
        var settings = config.mount(mount);
        return new Plan(
                choices(mount),
                settings.listeners().fallback().recall() != FallbackRules.Recall.NONE,
                settings.sourceTimeout(),
                settings.source().grace(),
                settings.listeners().burst(),
                ways.callersOf(mount));
    }

    /// What the first file holds that is heard on the mount when nothing else is, if there is one. Only of mounts with
    /// a block of their own, and of files.
    Optional<StreamFormat> fileOf(MountName mount) {
        return Optional.ofNullable(playable.get(mount));
    }

    /// The first mount whose source is heard on this one, beside its own, among those that `speak`.
    Optional<MountName> otherOf(MountName mount, Predicate<MountName> speak) {
        return Stream.concat(ways.callersOf(mount).stream(), ways.fallbacksOf(mount).stream())
                .filter(speak)
                .findFirst();
    }

    private List<Choice> choices(MountName mount) {
        var choices = new ArrayList<Choice>();
        heardAs(mount).forEach(name -> {
            if (!name.equals(mount)) {
                choices.add(new Choice.OtherMount(name));
            }
            Optional.ofNullable(files.get(name)).ifPresent(choices::add);
        });
        return choices;
    }

    private Stream<MountName> heardAs(MountName mount) {
        return Stream.concat(Stream.of(mount), ways.fallbacksOf(mount).stream());
    }
}
