package floe.config.xml;

import floe.config.registry.AccessFiles;
import floe.config.registry.Draft;
import floe.config.registry.DraftReader;
import floe.config.registry.Finding;
import floe.config.registry.Logins;
import floe.config.registry.Place;
import floe.config.registry.Reading;
import floe.mount.AccessLists;
import floe.mount.ClusterConfig;
import floe.mount.FallbackChains;
import floe.mount.FallbackWays;
import floe.mount.ListenSocket;
import floe.mount.MemberFile;
import floe.mount.MountName;
import floe.mount.ServerWords;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads icecast.xml, that of Icecast 2.4, 2.5 and icecast-kh. What is made of each element the table says; a value
/// that makes no sense is an error, and then there is no draft.
public final class IcecastXml {
    private static final int LOOP_SHOWN = 12;

    private final Path folder;
    private final Logins logins;
    private final Findings findings;

    private IcecastXml(Path folder, Logins logins, Findings findings) {
        this.folder = folder;
        this.logins = logins;
        this.findings = findings;
    }

    /// The draft, or what is wrong with the content.
    ///
    /// @param folder what relative paths in the file start from
    public static Reading read(byte[] content, Path folder, Logins logins) {
        return reader(Overrides.NONE).read(content, folder, logins);
    }

    /// Reads files as the environment changes them.
    public static DraftReader reader(Overrides overrides) {
        return new Reader(overrides);
    }

    private record Reader(Overrides overrides) implements DraftReader {
        @Override
        public Reading read(byte[] content, Path folder, Logins logins) {
            return IcecastXml.read(content, folder, logins, overrides, new Findings());
        }

        @Override
        public List<Path> secretFiles() {
            return overrides.secretFiles();
        }
    }

    /// All that there is to say of a file.
    public static Examined examine(byte[] content, Path folder, Logins logins, Overrides overrides) {
        var findings = new Findings();
        var reading = read(content, folder, logins, overrides, findings);
        return new Examined(reading, findings.warnings(), findings.notes(), findings.places());
    }

    /// @param findings gets all that there is to say
    static Reading read(byte[] content, Path folder, Logins logins, Overrides overrides, Findings findings) {
        try {
            var document = Respelling.of(XmlDocument.read(content));
            return new IcecastXml(folder, logins, findings).read(document, overrides);
        } catch (XmlRefused e) {
            return new Reading.Wrong(List.of(new Finding(e.place(), "", String.valueOf(e.getMessage()))));
        }
    }

    private Reading read(XmlElement document, Overrides overrides) {
        if (!document.name().equals("icecast")) {
            findings.error(document, "is the root; allowed: <icecast>");
            return new Reading.Wrong(findings.errors());
        }
        var element = overrides.apply(document, findings);
        Survey.of(element, findings);
        var draft = draft(Block.of(element, findings));
        return findings.errors().isEmpty() ? new Reading.Good(draft) : new Reading.Wrong(findings.errors());
    }

    private Draft draft(Block root) {
        var limits = LimitsBlock.read(root.block("limits"), findings);
        var sockets = SocketBlocks.read(root, findings);
        var headers = HeadersBlock.read(root.block("http-headers"), findings);
        var paths = PathsBlock.read(root, folder, findings);
        var mounts = new MountBlocks(limits, logins, findings).read(root.all("mount"));
        var authentication = AuthenticationBlock.read(root, logins, findings);
        var config = new ClusterConfig(
                0,
                "",
                server(root, sockets),
                limits,
                sockets,
                paths.tls().orElse(null),
                headers,
                authentication.source(),
                authentication.admin(),
                mounts.mounts(),
                mounts.patterns(),
                mounts.other(),
                OutsideBlock.read(root, authentication.relay(), findings),
                List.of(),
                AccessLists.OPEN.with(members(mounts.members())),
                paths.proxies(),
                LoggingBlock.read(root.block("logging")).orElse(null));
        boolean showsFiles = root.flag("fileserve");
        checkTls(config, root);
        checkProxies(config, root);
        checkFallbacks(config, mounts.fallbacks());
        return new Draft(
                config,
                paths.webroot(),
                showsFiles,
                mounts.fallbacks(),
                mounts.intros(),
                paths.access().with(files(mounts.members())),
                findings.warnings());
    }

    /// Those who may listen, as far as can be told without a look at the files.
    private List<MemberFile> members(Map<String, Place> named) {
        return named.keySet().stream()
                .map(name -> new MemberFile(name, logins.saltOfMembers(name), null))
                .toList();
    }

    private Map<String, AccessFiles.Named> files(Map<String, Place> named) {
        var files = new LinkedHashMap<String, AccessFiles.Named>();
        named.forEach((name, place) -> files.put(name, new AccessFiles.Named(Paths.resolve(folder, name), place)));
        return files;
    }

    private static ServerWords server(Block root, List<ListenSocket> sockets) {
        return new ServerWords(
                root.filledText("hostname").orElse("localhost"),
                sockets.getFirst().port(),
                root.text("location").orElse("Earth"),
                root.text("admin").orElse("icemaster@localhost"),
                root.filledText("server-id").orElse("Floe"));
    }

    private void checkTls(ClusterConfig config, Block root) {
        boolean speaksTls =
                config.sockets().stream().anyMatch(socket -> socket.tls().isPossible());
        if (speaksTls && config.tls() == null) {
            findings.error(
                    root.all("listen-socket").getFirst(),
                    "speaks TLS, but there is no certificate; wanted:"
                            + " <paths><ssl-certificate>, a PEM file with certificate and key");
        }
    }

    private void checkProxies(ClusterConfig config, Block root) {
        if (config.proxies().trusted().isEmpty()) {
            root.all("listen-socket").stream()
                    .filter(socket -> Block.of(socket, findings).flag("proxy-protocol"))
                    .forEach(socket -> findings.error(
                            socket,
                            "speaks the PROXY protocol, but no proxy is trusted; wanted: its address in"
                                    + " <paths><x-forwarded-for>"));
        }
    }

    private void checkFallbacks(ClusterConfig config, Map<MountName, Place> fallbacks) {
        var chains = FallbackChains.of(new FallbackWays(config, Map.of()));
        for (var loop : chains.loops()) {
            var way = loop.stream().limit(LOOP_SHOWN).map(MountName::path).collect(Collectors.joining(" → "));
            var end = loop.size() > LOOP_SHOWN ? " → … → " + loop.getLast() : "";
            findings.error(place(fallbacks, loop.get(1)), "fallback-mount", "goes round in a loop: " + way + end);
        }
        for (var mount : chains.tooLong()) {
            var first = config.mount(mount).listeners().fallback().choices().getFirst();
            findings.warn(
                    place(fallbacks, first),
                    "fallback-mount",
                    "more than " + ClusterConfig.FARTHEST_FALLBACK + " fallbacks follow " + mount
                            + ", one after the other; the rest is never reached");
        }
    }

    private static Place place(Map<MountName, Place> fallbacks, MountName fallback) {
        return fallbacks.getOrDefault(fallback, Place.NOWHERE);
    }
}
