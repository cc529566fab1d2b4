package floe.kit.pages;

import floe.bytes.Bytes;
import floe.http.IcecastReplies;
import floe.http.Reply;
import floe.http.ReplyHead;
import floe.mount.MountName;
import floe.mount.ServerWords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which page stands where.
///
/// @param replies how this server answers
/// @param words how it names itself
/// @param start when the node began
/// @param listings what the public may know of
/// @param shoutcast what those hear of it who speak with a SHOUTcast
record Pages(
        IcecastReplies replies, ServerWords words, Instant start, List<Listing> listings, ShoutcastStatus shoutcast) {
    private static final String METHODS = "GET, HEAD, OPTIONS";

    /// The reply to a request.
    ///
    /// @param path percent-decoded
    Reply answer(String method, String path, Site site, Instant now) {
        return switch (method) {
            case "GET", "HEAD" -> page(path, site, now);
            case "OPTIONS" -> options(now);
            default -> sized(replies.notAllowed(METHODS, now));
        };
    }

    private Reply options(Instant now) {
        var head = replies.head(204, "text/plain; charset=utf-8", now).field("Allow", METHODS);
        return new Reply(head, Bytes.EMPTY);
    }

    private Reply page(String path, Site site, Instant now) {
        return switch (path) {
            case "/" -> front(now);
            case "/status-json.xsl" ->
                found("application/json; charset=UTF-8", StatusJson.of(words, start, site, listings), now);
            case "/7.html" -> found("text/html; charset=utf-8", shoutcast.sevenHtml(), now);
            default -> playlist(path, site, now).orElseGet(() -> missing(now));
        };
    }

    private Reply front(Instant now) {
        var page = found("text/html; charset=utf-8", FrontPage.html(words, listings), now);
        page.head().field("Content-Security-Policy", FrontPage.CONTENT_POLICY).field("Referrer-Policy", "no-referrer");
        return page;
    }

    private Optional<Reply> playlist(String path, Site site, Instant now) {
        return named(path, ".m3u")
                .map(mount -> found("audio/x-mpegurl", Playlists.m3u(site, mount), now))
                .or(() -> named(path, ".xspf")
                        .map(mount -> found(
                                "application/xspf+xml; charset=UTF-8", Playlists.xspf(site, listing(mount)), now)))
                .or(() -> named(path, ".vclt")
                        .map(mount -> found("audio/x-vclt; charset=UTF-8", Playlists.vclt(site, listing(mount)), now)));
    }

    private static Optional<MountName> named(String path, String ending) {
        return path.endsWith(ending)
                ? Optional.of(path.substring(0, path.length() - ending.length()))
                        .filter(MountName::isValid)
                        .map(MountName::new)
                : Optional.empty();
    }

    private Optional<Listing> listing(MountName mount) {
        return listings.stream()
                .filter(listing -> listing.mount().equals(mount))
                .findFirst();
    }

    private Reply missing(Instant now) {
        return sized(replies.refusal(404, "The file you requested could not be found", now));
    }

    private Reply found(String contentType, String body, Instant now) {
        return sized(new Reply(replies.head(200, contentType, now), Bytes.wrap(body.getBytes(StandardCharsets.UTF_8))));
    }

    /// The same with its length, and with the word that keeps browsers from guessing what it is.
    static Reply sized(Reply reply) {
        ReplyHead head = reply.head()
                .field("X-Content-Type-Options", "nosniff")
                .field("Content-Length", Integer.toString(reply.body().length()));
        return new Reply(head, reply.body());
    }
}
