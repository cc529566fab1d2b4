package floe.ingest.relay;

import floe.mount.MasterConfig;
import floe.mount.MountName;
import floe.mount.RelayConfig;
import floe.mount.Upstream;
import java.util.List;
import java.util.Optional;

/// What a master tells of its mounts: one a line, as a path on the master or as a whole address.
final class StreamList {
    static final int MOST = 1000;
    static final int LARGEST_BYTES = 64 * 1024;

    private StreamList() {}

    /// A relay for each line that names a mount, the first [#MOST] of them; of two with one name the first.
    static List<RelayConfig> read(String text, MasterConfig master) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST)
                .flatMap(line -> relay(line, master).stream())
                .toList();
    }

    private static Optional<RelayConfig> relay(String line, MasterConfig master) {
        var asked = master.auth() ? master.list() : master.list().anonymous();
        if (MountName.isValid(line)) {
            return Optional.of(relay(line, asked.at(Upstream.encoded(line)), master));
        }
        boolean address = line.startsWith("http://") || line.startsWith("https://");
        return address && Redirect.from(asked, line) instanceof Redirect.To(var upstream)
                ? Optional.of(upstream.path().replaceFirst("\\?.*", ""))
                        .filter(MountName::isValid)
                        .map(name -> relay(name, upstream, master))
                : Optional.empty();
    }

    private static RelayConfig relay(String name, Upstream upstream, MasterConfig master) {
        return new RelayConfig(new MountName(name), List.of(upstream), master.onDemand());
    }
}
