package floe.config.registry;

import floe.config.registry.Webroot.Look;
import floe.mount.Asset;
import floe.mount.MountConfig;
import floe.mount.MountName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The files of one draft, with a warning for each that is not as it should be. One that was good before and is broken
/// or gone now is kept as it was, for as long as the draft names it.
final class Gathering {
    private final Draft draft;
    private final Webroot webroot;
    private final List<Asset> lastGood;
    private final long mostBytes;
    private final Set<MountName> mounts;
    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final Set<String> leftOut = new HashSet<>();
    private final List<Finding> warnings = new ArrayList<>();

    /// @param lastGood the files of the snapshot in force
    /// @param mostBytes how large all of them together may be
    Gathering(Draft draft, Webroot webroot, List<Asset> lastGood, long mostBytes) {
        this.draft = draft;
        this.webroot = webroot;
        this.lastGood = lastGood;
        this.mostBytes = mostBytes;
        this.mounts = draft.config().mounts().stream().map(MountConfig::name).collect(Collectors.toSet());
        draft.fallbacks().forEach(this::gatherFallback);
        draft.intros().forEach(this::gatherIntro);
        draft.webroot().ifPresent(this::show);
    }

    List<Asset> assets() {
        return List.copyOf(assets.values());
    }

    List<Finding> warnings() {
        return warnings;
    }

    private void gatherFallback(MountName name, Place place) {
        switch (look(name)) {
            case Look.Good(var asset) -> take(asset, place, "fallback-mount");
            case Look.Bad(var why) -> keep(name, why, place, "fallback-mount");
            case Look.Missing() when mounts.contains(name) -> {}
            case Look.Missing()
            when last(name).isPresent() -> keep(name, "is gone from the web root", place, "fallback-mount");
            case Look.Missing() ->
                warn(
                        name,
                        "is neither a <mount> here nor a file of the web root; it counts only while a source streams"
                                + " there",
                        place,
                        "fallback-mount");
        }
    }

    private void gatherIntro(MountName name, Place place) {
        switch (look(name)) {
            case Look.Good(var asset) -> take(asset, place, "intro");
            case Look.Bad(var why) -> keep(name, why, place, "intro");
            case Look.Missing() -> keep(name, "is no file of the web root", place, "intro");
        }
    }

    /// Adds the files that anybody may ask for; of those that mounts play, what they play.
    private void show(Path root) {
        var shown = Webroot.shown(draft);
        var hidden = new LinkedHashMap<MountName, String>();
        for (var name : shown.files()) {
            switch (webroot.look(root, name)) {
                case Look.Good(var asset) when leftOut.contains(asset.path()) -> {}
                case Look.Good(var asset) -> assets.putIfAbsent(name.path(), asset);
                case Look.Bad(var why) -> hidden.put(name, why);
                case Look.Missing() -> hidden.put(name, "is no file of the web root");
            }
            assets.computeIfPresent(name.path(), (_, asset) -> asset.inTheOpen());
        }
        var what = shown.leftOut().isEmpty() ? hiddenOnes(hidden) : shown.leftOut();
        if (!what.isEmpty()) {
            warnings.add(new Finding(Place.NOWHERE, "webroot", what));
        }
    }

    private static String hiddenOnes(Map<MountName, String> hidden) {
        return hidden.entrySet().stream()
                .findFirst()
                .map(first -> "shows " + first.getKey()
                        + (hidden.size() > 1 ? " and " + (hidden.size() - 1) + " more" : "")
                        + " to nobody: it " + first.getValue())
                .orElse("");
    }

    private Look look(MountName name) {
        return draft.webroot().map(root -> webroot.listen(root, name)).orElseGet(Look.Missing::new);
    }

    private Optional<Asset> last(MountName name) {
        return lastGood.stream()
                .filter(asset -> asset.path().equals(name.path()))
                .filter(webroot::canPlay)
                .map(asset -> new Asset(asset.path(), asset.sha256(), asset.size()))
                .findFirst();
    }

    private void keep(MountName name, String why, Place place, String element) {
        last(name)
                .ifPresentOrElse(
                        good -> {
                            warn(name, why + "; its last good copy is played until it is mended", place, element);
                            take(good, place, element);
                        },
                        () -> warn(name, why, place, element));
    }

    // One content under two names is there once.
    private void take(Asset asset, Place place, String element) {
        long others = assets.values().stream()
                .filter(other -> !other.sha256().equals(asset.sha256()))
                .collect(Collectors.toMap(Asset::sha256, Asset::size, (one, _) -> one))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        if (others + asset.size() <= mostBytes) {
            assets.put(asset.path(), asset);
        } else {
            leftOut.add(asset.path());
            warn(
                    new MountName(asset.path()),
                    "is left out: with its " + asset.size() + " bytes all files that mounts play would be larger than "
                            + mostBytes + " bytes",
                    place,
                    element);
        }
    }

    private void warn(MountName name, String what, Place place, String element) {
        warnings.add(new Finding(place, element, name + " " + what));
    }
}
