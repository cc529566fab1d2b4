package floe.kit.pages;

import floe.mount.MountName;
import floe.mount.StreamWords;
import floe.stream.Song;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
                %s    </track>
                """.formatted(
                        Escaped.markup(site.address(listing.mount())),
                        creator(listing.song()),
                        Escaped.markup(
                                listing.song().title().isEmpty()
                                        ? listing.title()
                                        : listing.song().title()),
                        String.join("\n", annotation(listing)),
                        said(listing, StreamWords::url)
                                .map(url -> "      <info>" + Escaped.markup(url) + "</info>\n")
                                .orElse(""));
    }

    private static Optional<String> said(Listing listing, Function<StreamWords, @Nullable String> word) {
        return listing.words().map(word).filter(text -> !text.isBlank());
    }

    private static String creator(Song song) {
        return song.artist().isEmpty() ? "" : "      <creator>" + Escaped.markup(song.artist()) + "</creator>\n";
    }

    private static List<String> annotation(Listing listing) {
        var lines = new ArrayList<String>();
        lines.add("Stream Title: " + Escaped.markup(listing.title()));
        said(listing, StreamWords::description).ifPresent(it -> lines.add("Stream Description: " + Escaped.markup(it)));
        lines.add("Content Type:" + Escaped.markup(type(listing)));
        said(listing, StreamWords::bitrate).ifPresent(it -> lines.add("Bitrate: " + Escaped.markup(it)));
        lines.add("Current Listeners: " + listing.listeners());
        lines.add("Peak Listeners: " + listing.peak());
        said(listing, StreamWords::genre).ifPresent(it -> lines.add("Stream Genre: " + Escaped.markup(it)));
        return lines;
    }

    private static String type(Listing listing) {
        var live = listing.live();
        return live == null ? "" : live.contentType();
    }

    /// For VLC, a line a fact; nothing when the public may not know of the mount.
    static String vclt(Site site, Optional<Listing> listing) {
        return listing.map(found -> facts(site, found)).orElse("");
    }

    private static String facts(Site site, Listing listing) {
        var lines = new ArrayList<String>();
        lines.add("STREAMURL=" + site.address(listing.mount()));
        add(lines, "ARTIST=", listing.song().artist());
        add(lines, "TITLE=", listing.song().title());
        said(listing, StreamWords::name).ifPresent(it -> add(lines, "SERVER_NAME=", it));
        said(listing, StreamWords::description).ifPresent(it -> add(lines, "DESCRIPTION=", it));
        lines.add("SIGNALINFO=" + signal(type(listing)));
        said(listing, StreamWords::genre).ifPresent(it -> add(lines, "GENRE=", it));
        lines.add("==");
        return String.join("\n", lines) + "\n";
    }

    private static String signal(String type) {
        return !type.contains("ogg") ? "" : type.contains("vorbis") ? "codec:ogg_vorbis" : "codec:ogg_general";
    }

    /// What would begin another line is left out.
    private static void add(List<String> lines, String name, String value) {
        if (!value.isBlank()) {
            lines.add(name + value.replaceAll("\\R|\\p{Cntrl}", " ").strip());
        }
    }
}
