package floe.config.xml;

import floe.mount.TlsFiles;
import floe.peer.Proxies;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads `<paths>`, and the certificate where Icecast 2.5 has it: in `<security><tls-context>`.
///
/// @param webroot the folder of the files that mounts fall back to
/// @param proxies whose word on the visitors behind them is believed
record PathsBlock(Optional<Path> webroot, Optional<TlsFiles> tls, Proxies proxies) {
    static PathsBlock read(Block root, Path folder) {
        var paths = root.block("paths");
        var security = root.block("security");
        var context = security.block("tls-context");
        var webroot = path(paths, "webroot", folder);
        var certificate = path(context, "tls-certificate", folder)
                .or(() -> path(paths, "tls-certificate", folder))
                .or(() -> path(paths, "ssl-certificate", folder));
        var key = path(context, "tls-key", folder)
                .or(() -> path(paths, "tls-key", folder))
                .or(() -> path(paths, "ssl-private-key", folder))
                .or(() -> certificate);
        var proxies = ProxiesBlock.read(paths);
        context.leave();
        security.leave();
        paths.leave();
        return new PathsBlock(
                webroot,
                certificate.map(
                        file -> new TlsFiles(file.toString(), key.orElse(file).toString())),
                proxies);
    }

    private static Optional<Path> path(Block block, String name, Path folder) {
        return block.filledText(name).isEmpty() ? Optional.empty() : block.value(name, text -> resolve(folder, text));
    }

    private static Path resolve(Path folder, String text) {
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(Values.quoted(text) + " is no path: " + e.getReason(), e);
        }
    }
}
