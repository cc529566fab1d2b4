package floe.config.xml;

import floe.config.registry.AccessFiles;
import floe.mount.TlsFiles;
import floe.peer.Proxies;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads `<paths>`, and the certificate where Icecast 2.5 has it: in `<security><tls-context>`.
///
/// @param webroot the folder of the files that mounts fall back to
/// @param proxies whose word on the visitors behind them is believed
/// @param access the files that say who is let in
record PathsBlock(Optional<Path> webroot, Optional<TlsFiles> tls, Proxies proxies, AccessFiles access) {
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
        var access = new AccessFiles(
                named(paths, "deny-ip", folder), named(paths, "allow-ip", folder), named(paths, "deny-agents", folder));
        context.leave();
        security.leave();
        paths.leave();
        return new PathsBlock(
                webroot,
                certificate.map(
                        file -> new TlsFiles(file.toString(), key.orElse(file).toString())),
                proxies,
                access);
    }

    private static Optional<AccessFiles.Named> named(Block block, String name, Path folder) {
        return path(block, name, folder)
                .flatMap(file -> block.scalar(name).map(element -> new AccessFiles.Named(file, element.place())));
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
