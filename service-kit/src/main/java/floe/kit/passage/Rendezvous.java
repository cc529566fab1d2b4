package floe.kit.passage;

import floe.mount.MountName;
import floe.wire.OpenPassage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which ingest somebody is led to: the one that carries the mount, so that the owner itself answers; else the same one
/// from every edge as long as it lives (rendezvous hashing), so that two who race meet at one place.
final class Rendezvous {
    private Rendezvous() {}

    /// All of them, the best first.
    ///
    /// @param owner name of the ingest that carries the mount
    static List<OpenPassage> order(List<OpenPassage> open, Optional<String> owner, Optional<MountName> mount) {
        var key = mount.map(MountName::path).orElse("");
        return open.stream()
                .sorted(Comparator.<OpenPassage, Boolean>comparing(it -> !owner.equals(Optional.of(it.node())))
                        .thenComparingLong(it -> weight(key, it.node()))
                        .thenComparing(OpenPassage::node))
                .toList();
    }

    /// FNV-1a with a last stir, since names of nodes differ in their last letter only.
    private static long weight(String mount, String node) {
        long hash = 0xcbf29ce484222325L;
        var both = mount + "\n" + node;
        for (int i = 0; i < both.length(); i++) {
            hash = (hash ^ both.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return hash ^ hash >>> 33;
    }
}
