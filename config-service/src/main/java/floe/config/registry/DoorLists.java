package floe.config.registry;

import floe.kit.config.AssetStore;
import floe.mount.AccessLists;
import floe.mount.Asset;
import floe.peer.AddressList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lists of who is let in, copied into the store. One that cannot be read leaves the last good copy in force. Owned
/// by the registry.
final class DoorLists {
    private static final int MISTAKES_SHOWN = 5;

    private final AssetStore store;
    private final MemberLists members;

    DoorLists(AssetStore store) {
        this.store = store;
        this.members = new MemberLists(store);
    }

    record Gathered(AccessLists lists, List<Finding> warnings) {
        Gathered {
            warnings = List.copyOf(warnings);
        }
    }

    /// @param wanted what of them the draft knows already: the files of users
    /// @param before those in force
    Gathered gather(AccessFiles files, AccessLists wanted, AccessLists before) {
        var warnings = new ArrayList<Finding>();
        var lists = new AccessLists(
                gather("deny-ip", files.denied(), before.denied(), warnings),
                gather("allow-ip", files.allowed(), before.allowed(), warnings),
                gather("deny-agents", files.deniedAgents(), before.deniedAgents(), warnings),
                members.gather(wanted.members(), files.members(), before, warnings));
        return new Gathered(lists, warnings);
    }

    private @Nullable Asset gather(
            String element, Optional<AccessFiles.Named> named, @Nullable Asset before, List<Finding> warnings) {
        if (named.isEmpty()) {
            return null;
        }
        var file = named.get().file();
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException("there is no such file");
            }
            if (!element.equals("deny-agents")) {
                mistakes(file)
                        .forEach(what -> warnings.add(new Finding(named.get().place(), element, what)));
            }
            return store.adopt("/" + element, file);
        } catch (IOException e) {
            var what = file + " cannot be read: " + e.getMessage() + "; "
                    + (before == null ? "it counts as empty" : "what it said last counts on");
            warnings.add(new Finding(named.get().place(), element, what));
            return before;
        }
    }

    private static List<String> mistakes(Path file) throws IOException {
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        var mistakes = AddressList.read(text).mistakes();
        var shown = new ArrayList<String>();
        mistakes.stream()
                .limit(MISTAKES_SHOWN)
                .map(mistake -> file + ":" + mistake.line() + " " + mistake.why() + "; the line is passed over")
                .forEach(shown::add);
        if (mistakes.size() > MISTAKES_SHOWN) {
            shown.add(file + ": and " + (mistakes.size() - MISTAKES_SHOWN) + " more lines");
        }
        return shown;
    }
}
