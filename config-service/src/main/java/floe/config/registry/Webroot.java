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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return draft.webroot().stream()
                .flatMap(root -> Stream.of(draft.fallbacks(), draft.intros())
                        .flatMap(named -> named.keySet().stream())
                        .map(name -> under(root, name)))
                .distinct()
                .toList();
    }

    private static Path under(Path root, MountName name) {
        return root.resolve(name.path().substring(1));
    }

    /// The files that are there, and a warning for each fallback that is neither a file nor a mount.
    Gathered gather(Draft draft) {
        var assets = new LinkedHashSet<Asset>();
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
        return new Gathered(List.copyOf(assets), warnings);
    }

    /// Adds the file to the assets, or says why that is not possible.
    private Optional<String> gather(Draft draft, MountName name, Set<Asset> assets) {
        try {
            var asset = asset(draft.webroot(), name);
            asset.ifPresent(assets::add);
            return asset.isPresent() ? Optional.empty() : Optional.of(MISSING);
        } catch (IOException e) {
            return Optional.of("cannot be shared: " + reason(e));
        }
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
