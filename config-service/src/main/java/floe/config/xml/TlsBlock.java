package floe.config.xml;

import floe.mount.TlsFiles;
import floe.mount.TlsProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the certificate and which TLS is spoken: in `<paths>`, or where Icecast 2.5 has it, `<security><tls-context>`.
final class TlsBlock {
    private final Block context;
    private final Block paths;
    private final Findings findings;

    private TlsBlock(Block context, Block paths, Findings findings) {
        this.context = context;
        this.paths = paths;
        this.findings = findings;
    }

    /// @param folder what relative paths start from
    static Optional<TlsFiles> read(Block context, Block paths, Path folder, Findings findings) {
        var block = new TlsBlock(context, paths, findings);
        var profile = block.profile();
        var suites = block.suites(profile);
        var certificate = block.path("tls-certificate", "ssl-certificate", folder);
        var key = block.path("tls-key", "ssl-private-key", folder).or(() -> certificate);
        return certificate.map(
                file -> new TlsFiles(file.toString(), key.orElse(file).toString(), profile, suites));
    }

    /// The first that says something: the context, the newer name, the older one.
    private Optional<Path> path(String name, String older, Path folder) {
        return Paths.of(context, name, folder)
                .or(() -> Paths.of(paths, name, folder))
                .or(() -> Paths.of(paths, older, folder));
    }

    private TlsProfile profile() {
        return context.value("tls-profile", TlsBlock::profile)
                .or(() -> paths.value("tls-profile", TlsBlock::profile))
                .orElse(TlsProfile.INTERMEDIATE);
    }

    private static TlsProfile profile(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "intermediate" -> TlsProfile.INTERMEDIATE;
            case "modern" -> TlsProfile.MODERN;
            default ->
                throw new IllegalArgumentException(
                        Values.quoted(text) + " is no profile of TLS; allowed: intermediate, modern");
        };
    }

    private List<String> suites(TlsProfile profile) {
        var element = context.scalar("tls-allowed-ciphers")
                .or(() -> paths.scalar("tls-allowed-ciphers"))
                .or(() -> paths.scalar("ssl-allowed-ciphers"));
        if (element.isEmpty() || element.get().text().isBlank()) {
            return profile.suitesOf12();
        }
        var list = CipherList.read(element.get().text().strip(), profile.suitesOf12());
        if (!list.foreign().isEmpty()) {
            findings.warn(
                    element.get(),
                    "names what is not spoken here: " + list.foreign().getFirst() + others(list.foreign())
                            + "; passed over");
        }
        return list.suites();
    }

    private static String others(List<String> names) {
        return names.size() == 1 ? "" : " and " + (names.size() - 1) + " more";
    }
}
