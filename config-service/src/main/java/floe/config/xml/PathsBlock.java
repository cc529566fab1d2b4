package floe.config.xml;

import floe.mount.TlsFiles;
import floe.peer.Proxies;
import java.nio.file.Path;
import java.util.Optional;

/// Reads `<paths>`, and what Icecast 2.5 has in `<security>`.
///
/// @param webroot the folder of the files that mounts fall back to
/// @param proxies whose word on the visitors behind them is believed
record PathsBlock(Optional<Path> webroot, Optional<TlsFiles> tls, Proxies proxies) {
    static PathsBlock read(Block root, Path folder, Findings findings) {
        var paths = root.block("paths");
        var security = root.block("security");
        var context = security.block("tls-context");
        var webroot = Paths.of(paths, "webroot", folder);
        var tls = TlsBlock.read(context, paths, folder, findings);
        var proxies = ProxiesBlock.read(paths);
        context.leave();
        security.leave();
        paths.leave();
        return new PathsBlock(webroot, tls, proxies);
    }
}
