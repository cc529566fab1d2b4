package floe.config.xml;

import floe.config.registry.AccessFiles;
import floe.mount.TlsFiles;
import floe.peer.Proxies;
import java.nio.file.Path;
import java.util.Optional;

/// Reads `<paths>`, and what Icecast 2.5 has in `<security>`.
///
/// @param webroot the folder of the files that mounts fall back to
/// @param proxies whose word on the visitors behind them is believed
/// @param access the files that say who is let in
record PathsBlock(Optional<Path> webroot, Optional<TlsFiles> tls, Proxies proxies, AccessFiles access) {
    static PathsBlock read(Block root, Path folder, Findings findings) {
        var paths = root.block("paths");
        var security = root.block("security");
        var context = security.block("tls-context");
        var webroot = Paths.of(paths, "webroot", folder);
        var tls = TlsBlock.read(context, paths, folder, findings);
        var proxies = ProxiesBlock.read(paths);
        var access = new AccessFiles(
                named(paths, "deny-ip", folder), named(paths, "allow-ip", folder), named(paths, "deny-agents", folder));
        return new PathsBlock(webroot, tls, proxies, access);
    }

    private static Optional<AccessFiles.Named> named(Block block, String name, Path folder) {
        return Paths.of(block, name, folder)
                .flatMap(file -> block.scalar(name).map(element -> new AccessFiles.Named(file, element.place())));
    }
}
