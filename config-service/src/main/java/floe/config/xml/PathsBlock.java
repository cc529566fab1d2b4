package floe.config.xml;

import floe.mount.TlsFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads `<paths>`, and the certificate where Icecast 2.5 has it: in `<security><tls-context>`.
///
/// @param webroot the folder of the files that mounts fall back to
record PathsBlock(Optional<Path> webroot, Optional<TlsFiles> tls) {
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
        context.leave();
        security.leave();
        paths.leave();
        return new PathsBlock(
                webroot,
                certificate.map(
                        file -> new TlsFiles(file.toString(), key.orElse(file).toString())));
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
