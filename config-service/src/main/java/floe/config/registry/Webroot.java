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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of the web root: copied into the store by content, so that what was published can still be had when the
/// file changes, and listened to where mounts play them. Remembers what it has seen; owned by the registry.
final class Webroot {
    private final AssetStore store;
    private final Map<Path, Seen> seen = new HashMap<>();
    // Why each content cannot be played, by its hash; empty when it can.
    private final Map<String, Optional<String>> heard = new HashMap<>();

    private record Seen(FileStamp stamp, Look look) {}

    /// What a look at a file showed.
    sealed interface Look {
        /// It lies in the store.
        record Good(Asset asset) implements Look {}

        record Missing() implements Look {}

        /// It cannot be used.
        ///
        /// @param why for people, behind the file's name
        record Bad(String why) implements Look {}
    }

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

    /// What anybody may ask for.
    static ShownFiles shown(Draft draft) {
        return draft.webroot()
                .filter(_ -> draft.showsFiles())
                .map(ShownFiles::under)
                .orElse(ShownFiles.NONE);
    }

    private static Path under(Path root, MountName name) {
        return root.resolve(name.path().substring(1));
    }

    /// A file that mounts play: what cannot be played is bad.
    Look listen(Path root, MountName name) {
        var look = look(root, name);
        return look instanceof Look.Good(var asset) ? listen(asset) : look;
    }

    /// A file of whatever kind.
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
            return copy(file.toRealPath(), root.toRealPath(), name);
        } catch (AccessDeniedException e) {
            return new Look.Bad("may not be read by this process");
        } catch (IOException e) {
            return new Look.Bad("cannot be shared: " + reason(e));
        }
    }

    /// Whether what was shared earlier still lies in the store as it was, and can be played.
    boolean canPlay(Asset asset) {
        return listen(asset) instanceof Look.Good;
    }

    private Look copy(Path file, Path root, MountName name) throws IOException {
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
                : new Look.Good(store.adopt(name.path(), file));
        seen.put(file, new Seen(stamp, look));
        return look;
    }

    private Look listen(Asset asset) {
        try {
            var known = heard.get(asset.sha256());
            var refusal = known == null ? hear(asset) : known;
            heard.put(asset.sha256(), refusal);
            return refusal.<Look>map(why -> new Look.Bad("cannot be played: " + why))
                    .orElseGet(() -> new Look.Good(asset));
        } catch (IOException e) {
            return new Look.Bad("cannot be shared: " + reason(e));
        }
    }

    private Optional<String> hear(Asset asset) throws IOException {
        var content = store.read(asset);
        if (content.isEmpty()) {
            throw new IOException("its copy is damaged");
        }
        return switch (ParsedFile.of(Bytes.wrap(content.get().getBytes()))) {
            case ParsedFile.Playable _ -> Optional.empty();
            case ParsedFile.Refused(var why) -> Optional.of(why);
        };
    }

    private static String reason(IOException e) {
        return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
    }
}
