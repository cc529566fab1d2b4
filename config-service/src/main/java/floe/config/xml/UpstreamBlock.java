package floe.config.xml;

import floe.mount.Upstream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads where something is fetched from: the children of `<relay>`, `<upstream>` and `<host>`. The port is 80, with
/// TLS 443, when none is given (Icecast 2.5; the 0 of 2.4 reaches nobody).
final class UpstreamBlock {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final XmlElement element;
    private final Block block;
    private final Findings findings;

    private UpstreamBlock(XmlElement element, Block block, Findings findings) {
        this.element = element;
        this.block = block;
        this.findings = findings;
    }

    /// What `block` says, the children of `element`; empty when that makes no sense.
    static Optional<Upstream> read(XmlElement element, Block block, Findings findings) {
        return new UpstreamBlock(element, block, findings).read();
    }

    /// An address in parts.
    private record Target(
            String host,
            int port,
            boolean tls,
            String path,
            @Nullable String login) {
        static final Target NONE = new Target("127.0.0.1", 0, false, "/", null);
    }

    private Optional<Upstream> read() {
        var uri = block.filledText("uri").isEmpty()
                ? Target.NONE
                : block.value("uri", UpstreamBlock::target).orElse(null);
        if (uri == null) {
            return Optional.empty();
        }
        boolean ssl = block.flag("ssl", uri.tls());
        boolean tls = block.flag("tls", ssl);
        int known = uri.port() > 0 ? uri.port() : tls ? HTTPS : HTTP;
        int port = block.number("port", known);
        var host = block.filledText("server").orElse(uri.host());
        var path = Upstream.encoded(block.filledText("mount").orElse(uri.path()));
        var login = login(uri.login());
        boolean old = block.flag("relay-icy-metadata");
        boolean metadata = block.flag("relay-shoutcast-metadata", old);
        var timeout = Duration.ofSeconds(block.number("timeout"));
        if (!Upstream.isHost(host) || !Upstream.isPath(path)) {
            findings.error(
                    element,
                    Values.quoted(host + path) + " is no server and mount; allowed: a host's name or"
                            + " address, and a path that begins with '/'");
            return Optional.empty();
        }
        return Optional.of(new Upstream(
                host,
                port,
                tls,
                path,
                login.map(Login::user).orElse(null),
                login.map(Login::password).orElse(null),
                block.filledText("bind").orElse(null),
                block.filledText("tls-ca").orElse(null),
                timeout,
                metadata));
    }

    private record Login(String user, String password) {}

    /// Both or none, as Icecast has it.
    private Optional<Login> login(@Nullable String ofUri) {
        var user = block.filledText("username");
        var password = block.secret("password").filter(it -> !it.isEmpty());
        if (user.isPresent() && password.isPresent()) {
            return Optional.of(new Login(user.get(), password.get()));
        }
        (user.isPresent() ? block.scalar("username") : block.scalar("password").filter(_ -> password.isPresent()))
                .ifPresent(it -> findings.warn(it, "is passed over: <username> and <password> need each other"));
        return Optional.ofNullable(ofUri).map(UpstreamBlock::split);
    }

    private static Login split(String both) {
        int colon = both.indexOf(':');
        return new Login(colon < 0 ? both : both.substring(0, colon), colon < 0 ? "" : both.substring(colon + 1));
    }

    private static Target target(String text) {
        try {
            var uri = new URI(text);
            var scheme = String.valueOf(uri.getScheme());
            boolean tls = scheme.equalsIgnoreCase("https");
            if ((tls || scheme.equalsIgnoreCase("http")) && uri.getHost() != null) {
                var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
                var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                var host = uri.getHost().replaceAll("[\\[\\]]", "");
                return new Target(host, Math.max(uri.getPort(), 0), tls, path + query, decoded(uri.getRawUserInfo()));
            }
        } catch (URISyntaxException e) {
            // Its message would show the password.
        }
        throw new IllegalArgumentException("is no address; allowed: http://server:port/mount and https://server/mount");
    }

    private static @Nullable String decoded(@Nullable String userInfo) {
        return userInfo == null ? null : URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
