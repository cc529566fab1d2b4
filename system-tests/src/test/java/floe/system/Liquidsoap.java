package floe.system;

import java.util.List;

/// Liquidsoap with an output for each way in: SOURCE, PUT, TLS and SHOUTcast. For the last it is told the listeners'
/// port, and goes to the next by itself.
final class Liquidsoap {
    static final List<Outlet> OUTLETS = List.of(
            new Outlet("liquidsoap_source", Format.MP3),
            new Outlet("liquidsoap_put", Format.OGG),
            new Outlet("liquidsoap_tls", Format.OGG),
            new Outlet("liquidsoap_shoutcast", Format.MP3));

    /// What plays where SHOUTcast sources come in: they cannot say.
    static final String SHOUTCAST_MOUNT = OUTLETS.getLast().mount();

    private Liquidsoap() {}

    /// @param tags of what plays, as `annotate` has them: `title="…",artist="…"`
    static Child start(Gig gig, String tags) {
        var music = Media.oggencVorbis(gig.seconds()).toString();
        var script = """
                settings.init.allow_root.set(true)
                s = once(single('%s'))
                login = "%s"
                output.icecast(%%mp3, method="source",
                  host="127.0.0.1", port=%d, mount="%s", password=login, fallible=true, s)
                output.icecast(%%vorbis, method="put",
                  host="127.0.0.1", port=%d, mount="%s", password=login, fallible=true, s)
                output.icecast(%%opus, protocol="https",
                  host="127.0.0.1", port=%d, mount="%s", password=login, fallible=true, s)
                output.shoutcast(%%mp3, host="127.0.0.1", port=%d, password=login, fallible=true, on_stop=shutdown, s)
                """.formatted(
                        tags.isEmpty() ? music : "annotate:" + tags + ":" + music,
                        IcecastXml.SOURCE_PASSWORD,
                        gig.node().port(),
                        OUTLETS.get(0).mount(),
                        gig.node().port(),
                        OUTLETS.get(1).mount(),
                        gig.node().tlsPort(),
                        OUTLETS.get(2).mount(),
                        gig.node().port());
        return gig.start(List.of("liquidsoap", gig.write("radio.liq", script).toString()));
    }
}
