package floe.config.check;

import floe.bytes.Bytes;
import floe.config.registry.Draft;
import floe.config.registry.Place;
import floe.format.ParsedFile;
import floe.kit.config.AssetStore;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.stream.Difference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The files that mounts play: what they are, and whether they go together with the mounts and with each other.
final class Sounds {
    private final Draft draft;
    private final ClusterConfig config;
    private final Map<MountName, HeardFile> files = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();

    /// @param config with its files, which lie in `store`
    Sounds(Draft draft, ClusterConfig config, AssetStore store) throws IOException {
        this.draft = draft;
        this.config = config;
        var played = Stream.of(draft.fallbacks(), draft.intros()).flatMap(it -> it.keySet().stream());
        for (var name : played.distinct().sorted().toList()) {
            var asset = config.asset(name.path());
            if (asset.isPresent()) {
                hear(name, asset.get(), store);
            }
        }
        config.settings().forEach(this::compare);
    }

    List<HeardFile> files() {
        return List.copyOf(files.values());
    }

    List<Remark> remarks() {
        return remarks;
    }

    private void hear(MountName name, Asset asset, AssetStore store) throws IOException {
        var content = store.read(asset).map(buffer -> ParsedFile.of(Bytes.wrap(buffer.getBytes())));
        if (content.isPresent() && content.get() instanceof ParsedFile.Playable(var recording)) {
            files.put(name, new HeardFile(name, recording, asset.size()));
        }
    }

    private void compare(MountConfig mount) {
        var reached =
                mount.name().isPattern() ? mount.listeners().fallback().choices() : config.fallbacksOf(mount.name());
        for (var fallback : reached) {
            var file = files.get(fallback);
            if (file == null) {
                compareMounts(mount.name(), fallback);
            } else {
                compareFile(mount.name(), file);
            }
        }
        compareWithEachOther(reached.stream().flatMap(this::file).toList());
        var intro = mount.listeners().intro();
        if (intro != null && files.containsKey(intro)) {
            compareIntro(mount.name(), files.get(intro));
        }
    }

    private Stream<HeardFile> file(MountName name) {
        return Stream.ofNullable(files.get(name));
    }

    private void compareFile(MountName mount, HeardFile file) {
        var kind = file.format().container();
        Kinds.of(mount)
                .filter(expected -> expected != kind)
                .ifPresent(expected -> warn(
                        draft.fallbacks().getOrDefault(file.name(), Place.NOWHERE),
                        "fallback-mount",
                        file.name() + " is " + Kinds.word(kind) + " and will not be played to listeners of " + mount
                                + ", who hear " + Kinds.word(expected) + ": give it one in that"));
    }

    private void compareMounts(MountName mount, MountName fallback) {
        var expected = Kinds.of(mount);
        var other = Kinds.of(fallback);
        if (expected.isPresent() && other.isPresent() && !expected.equals(other)) {
            warn(
                    draft.fallbacks().getOrDefault(fallback, Place.NOWHERE),
                    "fallback-mount",
                    fallback + " will not be played to listeners of " + mount + " where it is "
                            + Kinds.word(other.get()) + ", as its name says: they hear "
                            + Kinds.word(expected.get()));
        }
    }

    private void compareWithEachOther(List<HeardFile> several) {
        for (var other : several.subList(Math.min(1, several.size()), several.size())) {
            Difference.between(several.getFirst().format(), other.recording())
                    .ifPresent(found -> remarks.add(new Remark(
                            Level.NOTE,
                            draft.fallbacks().getOrDefault(other.name(), Place.NOWHERE),
                            "fallback-mount",
                            other.name() + " differs from " + several.getFirst().name() + ": " + found
                                    + "; the one that fits the source best is played")));
        }
    }

    private void compareIntro(MountName mount, HeardFile intro) {
        var kind = intro.format().container();
        Kinds.of(mount)
                .filter(expected -> expected != kind)
                .ifPresent(expected -> warn(
                        draft.intros().getOrDefault(intro.name(), Place.NOWHERE),
                        "intro",
                        intro.name() + " is " + Kinds.word(kind) + " and will be passed over at " + mount
                                + ", which is " + Kinds.word(expected)));
    }

    private void warn(Place place, String element, String what) {
        remarks.add(new Remark(Level.WARNING, place, element, what));
    }
}
