package floe.kit.pages;

import floe.mount.MountName;
import floe.stream.Song;
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
                %s      <title>%s</title>
                      <annotation>%s</annotation>
                    </track>
                """.formatted(
                        Escaped.markup(site.address(listing.mount())),
                        creator(listing.song()),
                        Escaped.markup(
                                listing.song().title().isEmpty()
                                        ? listing.title()
                                        : listing.song().title()),
                        String.join("\n", annotation(listing)));
    }

    private static String creator(Song song) {
        return song.artist().isEmpty() ? "" : "      <creator>" + Escaped.markup(song.artist()) + "</creator>\n";
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
