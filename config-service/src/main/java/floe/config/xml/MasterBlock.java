package floe.config.xml;

import floe.mount.MasterConfig;
import floe.mount.Upstream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the server all of whose mounts are fetched: `<master-server>` and its neighbours at the root, or the
/// `<master>` of icecast-kh.
final class MasterBlock {
    private static final String LIST = "/admin/streamlist.txt";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Block block;
    private final String prefix;
    private final Findings findings;

    private MasterBlock(Block block, String prefix, Findings findings) {
        this.block = block;
        this.prefix = prefix;
        this.findings = findings;
    }

    static @Nullable MasterConfig read(Block root, Findings findings) {
        boolean onDemand = root.flag("relays-on-demand");
        var flat = new MasterBlock(root, "master-", findings).read(onDemand);
        var inner = root.block("master");
        var kh = new MasterBlock(inner, "", findings).read(inner.flag("on-demand", onDemand));
        return kh.or(() -> flat).orElse(null);
    }

    private Optional<MasterConfig> read(boolean onDemand) {
        var server = block.filledText(prefix + "server");
        int plain = number(prefix.isEmpty() ? "port" : "master-server-port");
        int ssl = number(prefix + "ssl-port");
        boolean tls = block.flag(prefix + "tls") || ssl > 0;
        int port = ssl > 0 ? ssl : plain;
        var user = block.filledText(prefix + "username").orElse("relay");
        var password = block.secret(prefix + "password").filter(it -> !it.isEmpty());
        var bind = block.filledText(prefix + "bind");
        var trust = block.filledText(prefix + "tls-ca");
        int seconds = block.number(prefix.isEmpty() ? "interval" : "master-update-interval");
        boolean auth = block.flag(prefix + "relay-auth");
        if (server.isEmpty()) {
            return Optional.empty();
        }
        if (port == 0 || password.isEmpty() || !Upstream.isHost(server.get())) {
            block.scalar(prefix + "server").ifPresent(this::refuse);
            return Optional.empty();
        }
        var list = new Upstream(
                server.get(),
                port,
                tls,
                LIST,
                user,
                password.get(),
                bind.orElse(null),
                trust.orElse(null),
                TIMEOUT,
                true);
        return Optional.of(new MasterConfig(list, Duration.ofSeconds(seconds), onDemand, auth));
    }

    private int number(String name) {
        return block.filledText(name).isEmpty() ? 0 : block.number(name);
    }

    private void refuse(XmlElement server) {
        if (Upstream.isHost(server.text().strip())) {
            findings.warn(server, "is passed over: it needs its port and its password");
        } else {
            findings.error(
                    server, Values.quoted(server.text().strip()) + " is no server; allowed: a name or an address");
        }
    }
}
