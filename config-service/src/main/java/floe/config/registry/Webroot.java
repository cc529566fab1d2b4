package floe.config.registry;

import floe.bytes.Bytes;
import floe.format.ParsedFile;
import floe.kit.config.AssetStore;
import floe.kit.config.ConfigWords;
import floe.mount.Asset;
import floe.mount.MountName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The files of the web root that mounts play: looked through, and copied into the store by content, so that what was
/// published can still be had when the file changes. Remembers what it has seen; owned by the registry.
final class Webroot {
    private final AssetStore store;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Set<String> whole = new HashSet<>();

    private record Seen(FileStamp stamp, Look look) {}

    /// What a look at a file showed.
    sealed interface Look {
        /// It can be played, and lies in the store.
        record Good(Asset asset) implements Look {}

        record Missing() implements Look {}

        /// It cannot be played.
        ///
        /// @param why for people, behind the file's name
        record Bad(String why) implements Look {}
    }

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

    Look look(Path root, MountName name) {
        var file = under(root, name);
        if (name.path().contains("\\") || !Files.exists(file) || Files.isDirectory(file)) {
            return new Look.Missing();
        }
        // Anything else may never end, or never begin.
        if (!Files.isRegularFile(file)) {
            return new Look.Bad("is no regular file");
        }
        try {
            return lookAt(file.toRealPath(), root.toRealPath(), name);
        } catch (AccessDeniedException e) {
            return new Look.Bad("may not be read by this process");
        } catch (IOException e) {
            return new Look.Bad("cannot be shared: " + reason(e));
        }
    }

    /// Whether a file that was good earlier still lies in the store as it was.
    boolean has(Asset asset) {
        try {
            if (!whole.contains(asset.sha256()) && store.read(asset).isPresent()) {
                whole.add(asset.sha256());
            }
        } catch (IOException _) {
            return false;
        }
        return whole.contains(asset.sha256());
    }

    private Look lookAt(Path file, Path root, MountName name) throws IOException {
        if (!file.startsWith(root)) {
            throw new IOException("it is a link to something outside of the web root");
        }
        var stamp = FileStamp.of(file);
        var last = seen.get(file);
        if (last != null && last.stamp().equals(stamp)) {
            return last.look() instanceof Look.Good(var asset)
                    ? new Look.Good(new Asset(name.path(), asset.sha256(), asset.size()))
                    : last.look();
        }
        var look = Files.size(file) > ConfigWords.LARGEST_ASSET
                ? new Look.Bad("is larger than 64 MiB")
                : listen(store.adopt(name.path(), file));
        seen.put(file, new Seen(stamp, look));
        return look;
    }

    private Look listen(Asset asset) throws IOException {
        var content = store.read(asset);
        if (content.isEmpty()) {
            throw new IOException("its copy is damaged");
        }
        return switch (ParsedFile.of(Bytes.wrap(content.get().getBytes()))) {
            case ParsedFile.Playable _ -> {
                whole.add(asset.sha256());
                yield new Look.Good(asset);
            }
            case ParsedFile.Refused(var why) -> new Look.Bad("cannot be played: " + why);
        };
    }

    private static String reason(IOException e) {
        return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
    }
}
