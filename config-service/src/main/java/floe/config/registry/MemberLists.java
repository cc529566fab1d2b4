package floe.config.registry;

import floe.audience.Htpasswd;
import floe.bytes.Bytes;
import floe.kit.config.AssetStore;
import floe.kit.config.ConfigWords;
import floe.mount.AccessLists;
import floe.mount.Asset;
import floe.mount.MemberFile;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files of those who may listen, put into the store as nodes may have them: with salted hashes. One that cannot be
/// read leaves the last good copy in force; where there was none, nobody of it gets in. Owned by the registry.
final class MemberLists {
    private static final int MISTAKES_SHOWN = 5;

    private final AssetStore store;

    MemberLists(AssetStore store) {
        this.store = store;
    }

    /// @param wanted each file of users that the draft names
    /// @param before those in force
    /// @param warnings gets what is wrong with them
    List<MemberFile> gather(
            List<MemberFile> wanted, Map<String, AccessFiles.Named> files, AccessLists before, List<Finding> warnings) {
        var gathered = new ArrayList<MemberFile>();
        for (var member : wanted) {
            var named = files.get(member.name());
            if (named != null) {
                gathered.add(gather(member, named, before, warnings));
            }
        }
        return gathered;
    }

    private MemberFile gather(MemberFile wanted, AccessFiles.Named named, AccessLists before, List<Finding> warnings) {
        try {
            return wanted.with(adopt(wanted, named, warnings));
        } catch (IOException e) {
            var last = last(wanted, before);
            var what = named.file() + " cannot be read: " + e.getMessage() + "; "
                    + (last == null ? "nobody can log in by it" : "whom it said last may log in");
            warnings.add(new Finding(named.place(), "authentication", what));
            return wanted.with(last);
        }
    }

    private @Nullable Asset last(MemberFile wanted, AccessLists before) {
        return before.members(wanted.name())
                .filter(known -> known.salt().equals(wanted.salt()))
                .map(MemberFile::list)
                .orElse(null);
    }

    private Asset adopt(MemberFile wanted, AccessFiles.Named named, List<Finding> warnings) throws IOException {
        var users = Htpasswd.read(Bytes.wrap(content(named.file())));
        complain(named, users.mistakes(), warnings);
        return store.keep("/htpasswd/" + wanted.name(), Buffer.buffer(users.salted(wanted.salt())));
    }

    private static byte[] content(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no such file");
        }
        if (Files.size(file) > ConfigWords.LARGEST_ASSET) {
            throw new IOException("larger than 64 MiB");
        }
        return Files.readAllBytes(file);
    }

    private static void complain(AccessFiles.Named named, List<Htpasswd.Mistake> mistakes, List<Finding> warnings) {
        mistakes.stream()
                .limit(MISTAKES_SHOWN)
                .map(mistake -> named.file() + ":" + mistake.line() + " " + mistake.why())
                .forEach(what -> warnings.add(new Finding(named.place(), "authentication", what)));
        if (mistakes.size() > MISTAKES_SHOWN) {
            var what = named.file() + ": and " + (mistakes.size() - MISTAKES_SHOWN) + " more lines";
            warnings.add(new Finding(named.place(), "authentication", what));
        }
    }
}
