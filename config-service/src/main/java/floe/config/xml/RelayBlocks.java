package floe.config.xml;

import floe.mount.MountName;
import floe.mount.RelayConfig;
import floe.mount.Upstream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the `<relay>`s: the flat form of Icecast 2.4, the `<upstream>`s of 2.5, also inside a `<mount>`, and the
/// `<host>`s of icecast-kh. What an upstream doesn't say it takes from the relay itself.
final class RelayBlocks {
    private final boolean onDemand;
    private final Findings findings;
    private final List<RelayConfig> relays = new ArrayList<>();
    private final Map<MountName, XmlElement> taken = new HashMap<>();

    private RelayBlocks(boolean onDemand, Findings findings) {
        this.onDemand = onDemand;
        this.findings = findings;
    }

    static List<RelayConfig> relays(Block root, Findings findings) {
        var blocks = new RelayBlocks(root.flag("relays-on-demand"), findings);
        root.all("relay").forEach(element -> blocks.add(element, Optional.empty()));
        for (var mount : root.all("mount")) {
            var block = Block.of(mount, findings);
            block.all("relay").forEach(element -> blocks.add(element, block.filledText("mount-name")));
        }
        return blocks.relays;
    }

    /// @param inside the mount whose block it stands in
    private void add(XmlElement element, Optional<String> inside) {
        var block = Block.of(element, findings);
        boolean enabled = block.flag("enable");
        boolean demand = block.flag("on-demand", onDemand);
        var upstreams = upstreams(element, block);
        var mount =
                upstreams.isEmpty() ? Optional.<MountName>empty() : mount(element, block, inside, upstreams.getFirst());
        if (mount.isPresent() && enabled && isFree(mount.get(), element)) {
            relays.add(new RelayConfig(mount.get(), upstreams, demand));
        }
    }

    private boolean isFree(MountName mount, XmlElement element) {
        var other = taken.putIfAbsent(mount, element);
        if (other != null) {
            findings.error(
                    element, mount + " has a <relay> in line " + other.place().line() + " already");
        }
        return other == null;
    }

    private Optional<MountName> mount(XmlElement element, Block block, Optional<String> inside, Upstream first) {
        if (block.filledText("local-mount").isPresent()) {
            return block.value("local-mount", MountBlocks::mountName);
        }
        var name = inside.or(() -> block.filledText("mount")).orElseGet(() -> withoutQuery(first.path()));
        if (!MountName.isValid(name)) {
            findings.warn(element, "is passed over: " + Values.quoted(name) + " is no mount; <local-mount> is needed");
            return Optional.empty();
        }
        if (inside.isPresent() && new MountName(name).isPattern()) {
            findings.warn(element, "is passed over: " + name + " is many mounts; <local-mount> is needed");
            return Optional.empty();
        }
        return Optional.of(new MountName(name));
    }

    private List<Upstream> upstreams(XmlElement element, Block flat) {
        var own = UpstreamBlock.read(element, flat, findings);
        var named = new ArrayList<XmlElement>();
        var defaults = flat;
        for (var upstream : flat.all("upstream")) {
            if (upstream.attribute("type", "normal").equalsIgnoreCase("default")) {
                defaults = Block.of(upstream, defaults, findings);
            } else {
                named.add(upstream);
            }
        }
        if (defaults != flat) {
            own = UpstreamBlock.read(element, defaults, findings);
        }
        var all = new ArrayList<Upstream>();
        for (var upstream : named) {
            read(upstream, Block.of(upstream, defaults, findings)).ifPresent(all::add);
        }
        hosts(flat).forEach(host -> read(host, Block.of(host, flat, findings)).ifPresent(all::add));
        if (all.isEmpty()) {
            own.ifPresent(all::add);
        }
        return all;
    }

    private Optional<Upstream> read(XmlElement element, Block block) {
        return UpstreamBlock.read(element, block, findings);
    }

    /// The lowest `<priority>` first; those without one last, in the file's order.
    private List<XmlElement> hosts(Block relay) {
        return Ranked.inOrder(relay.all("host").stream()
                .map(host -> new Ranked(host, Block.of(host, findings).number("priority")))
                .toList());
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
