package floe.config.registry;

import floe.kit.config.AssetStore;
import floe.kit.config.ConfigWords;
import floe.mount.Asset;
import floe.mount.MountConfig;
import floe.mount.MountName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files of the web root that mounts fall back to: copied into the store by content, so that what was published
/// can still be had when the file changes. Remembers what it has copied; owned by the registry.
final class Webroot {
    private static final String MISSING = "is no file of the web root";

    private final AssetStore store;
    private final Map<Path, Copied> copied = new HashMap<>();

    Webroot(AssetStore store) {
        this.store = store;
    }

    /// The files that a draft speaks of, whether they exist or not.
    static List<Path> files(Draft draft) {
        var shown = shown(draft);
        var named = Stream.of(draft.fallbacks().keySet(), draft.intros().keySet(), shown.files())
                .flatMap(Collection::stream);
        return draft.webroot().stream()
                .flatMap(root -> Stream.concat(shown.folders().stream(), named.map(name -> under(root, name))))
                .distinct()
                .toList();
    }

    private static ShownFiles shown(Draft draft) {
        return draft.webroot()
                .filter(_ -> draft.showsFiles())
                .map(ShownFiles::under)
                .orElse(ShownFiles.NONE);
    }

    private static Path under(Path root, MountName name) {
        return root.resolve(name.path().substring(1));
    }

    /// The files that are there, and a warning for each fallback that is neither a file nor a mount.
    Gathered gather(Draft draft) {
        var assets = new LinkedHashMap<MountName, Asset>();
        var warnings = new ArrayList<Finding>();
        var mounts = draft.config().mounts().stream().map(MountConfig::name).collect(Collectors.toSet());
        draft.fallbacks().forEach((name, place) -> {
            boolean isMount = mounts.contains(name);
            gather(draft, name, assets)
                    .filter(missing -> !isMount || !missing.equals(MISSING))
                    .map(why -> why.equals(MISSING)
                            ? "is neither a <mount> here nor a file of the web root; it"
                                    + " counts only while a source streams there"
                            : why)
                    .ifPresent(why -> warnings.add(new Finding(place, "fallback-mount", name + " " + why)));
        });
        draft.intros()
                .forEach((name, place) -> gather(draft, name, assets)
                        .ifPresent(why -> warnings.add(new Finding(place, "intro", name + " " + why))));
        show(draft, assets).ifPresent(why -> warnings.add(new Finding(Place.NOWHERE, "webroot", why)));
        return new Gathered(List.copyOf(assets.values()), warnings);
    }

    /// Adds the file to the assets, or says why that is not possible.
    private Optional<String> gather(Draft draft, MountName name, Map<MountName, Asset> assets) {
        try {
            var asset = asset(draft.webroot(), name);
            asset.ifPresent(found -> assets.put(name, found));
            return asset.isPresent() ? Optional.empty() : Optional.of(MISSING);
        } catch (IOException e) {
            return Optional.of("cannot be shared: " + reason(e));
        }
    }

    /// Adds the files that anybody may ask for, or says which of them are not among them, and why.
    private Optional<String> show(Draft draft, Map<MountName, Asset> assets) {
        var shown = shown(draft);
        var missing = new LinkedHashMap<MountName, String>();
        for (var name : shown.files()) {
            gather(draft, name, assets).ifPresent(why -> missing.put(name, why));
            assets.computeIfPresent(name, (_, asset) -> asset.inTheOpen());
        }
        if (!shown.leftOut().isEmpty()) {
            return Optional.of(shown.leftOut());
        }
        return missing.entrySet().stream()
                .findFirst()
                .map(first -> "shows " + first.getKey()
                        + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more" : "")
                        + " to nobody: it " + first.getValue());
    }

    private Optional<Asset> asset(Optional<Path> root, MountName name) throws IOException {
        if (root.isEmpty() || name.path().contains("\\") || !Files.isRegularFile(under(root.get(), name))) {
            return Optional.empty();
        }
        var file = under(root.get(), name).toRealPath();
        if (!file.startsWith(root.get().toRealPath())) {
            throw new IOException("it is a link to something outside of the web root");
        }
        var stamp = FileStamp.of(file);
        var last = copied.get(file);
        if (last != null && last.stamp().equals(stamp) && last.asset().path().equals(name.path())) {
            return Optional.of(last.asset());
        }
        if (Files.size(file) > ConfigWords.LARGEST_ASSET) {
            throw new IOException("it is larger than 64 MiB");
        }
        var asset = store.adopt(name.path(), file);
        copied.put(file, new Copied(stamp, asset));
        return Optional.of(asset);
    }

    private static String reason(IOException e) {
        return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
    }

    record Gathered(List<Asset> assets, List<Finding> warnings) {
        Gathered {
            assets = List.copyOf(assets);
            warnings = List.copyOf(warnings);
        }
    }

    private record Copied(FileStamp stamp, Asset asset) {}
}
