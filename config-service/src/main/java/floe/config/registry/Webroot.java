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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The files of the web root that mounts fall back to: copied into the store by content, so that what was published
/// can still be had when the file changes. Remembers what it has copied; owned by the registry.
final class Webroot {
    private final AssetStore store;
    private final Map<Path, Copied> copied = new HashMap<>();

    Webroot(AssetStore store) {
        this.store = store;
    }

    /// The files that a draft speaks of, whether they exist or not.
    static List<Path> files(Draft draft) {
        return draft.webroot().stream()
                .flatMap(root -> draft.fallbacks().keySet().stream().map(name -> under(root, name)))
                .toList();
    }

    private static Path under(Path root, MountName name) {
        return root.resolve(name.path().substring(1));
    }

    /// The files that are there, and a warning for each fallback that is neither a file nor a mount.
    Gathered gather(Draft draft) {
        var assets = new ArrayList<Asset>();
        var warnings = new ArrayList<Finding>();
        var mounts = draft.config().mounts().stream().map(MountConfig::name).collect(Collectors.toSet());
        draft.fallbacks().forEach((name, place) -> {
            try {
                var asset = asset(draft.webroot(), name);
                asset.ifPresent(assets::add);
                if (asset.isEmpty() && !mounts.contains(name)) {
                    warnings.add(new Finding(
                            place,
                            "fallback-mount",
                            name + " is neither a <mount> here nor a file of"
                                    + " the web root; it counts only while a source streams there"));
                }
            } catch (IOException e) {
                warnings.add(new Finding(place, "fallback-mount", name + " cannot be shared: " + reason(e)));
            }
        });
        return new Gathered(assets, warnings);
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
