package floe.kit.pages;

import floe.mount.MountName;
import java.util.List;
import java.util.Optional;

/// What a player opens to find a stream.
final class Playlists {
    private Playlists() {}

    static String m3u(Site site, MountName mount) {
        return site.address(mount) + "\r\n";
    }

    /// One track when the public may know of the mount, else none.
    static String xspf(Site site, Optional<Listing> listing) {
        var track = listing.map(found -> track(site, found)).orElse("");
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <playlist xmlns="http://xspf.org/ns/0/" version="1">
                  <title/>
                  <creator/>
                  <trackList>
                %s  </trackList>
                </playlist>
                """.formatted(track);
    }

    private static String track(Site site, Listing listing) {
        return """
                    <track>
                      <location>%s</location>
                      <title>%s</title>
                      <annotation>%s</annotation>
                    </track>
                """.formatted(
                        Escaped.markup(site.address(listing.mount())),
                        Escaped.markup(listing.title()),
                        String.join("\n", annotation(listing)));
    }

    private static List<String> annotation(Listing listing) {
        var type = Optional.ofNullable(listing.live())
                .map(live -> "Content Type:" + Escaped.markup(live.contentType()))
                .orElse("Content Type:");
        return List.of(
                "Stream Title: " + Escaped.markup(listing.title()),
                type,
                "Current Listeners: " + listing.listeners(),
                "Peak Listeners: " + listing.peak());
    }
}
