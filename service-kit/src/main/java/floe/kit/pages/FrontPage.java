package floe.kit.pages;

import floe.mount.ServerWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The page that people see first: what is on, each with a way to hear it. All of it is in one reply, so that it
/// never comes with the style or the script of another node's version; its policy names those two by their digests.
final class FrontPage {
    static final String SCRIPT = resource("front.js");
    static final String STYLE = resource("front.css");

    /// What a browser may load for it, and run.
    static final String CONTENT_POLICY = "default-src 'none'; script-src " + digest(SCRIPT) + "; style-src "
            + digest(STYLE) + "; media-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    /// Two floes, in the colour of the page.
    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' "
                    + "fill='%230b6a94'%3E%3Cpath d='M3 18l8-11 9 2-5 13-9 2zM18 22l4-11 7 5-1 8z'/%3E%3C/svg%3E";

    private FrontPage() {}

    static String html(ServerWords words, List<Listing> listings) {
        var articles = listings.stream().map(FrontPage::article).collect(Collectors.joining());
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <link rel="icon" href="%2$s">
                <style>%3$s</style>
                </head>
                <body>
                <header>
                <h1>%1$s</h1>
                <label class="volume" hidden>volume <input type="range" min="0" max="1" step="any"></label>
                </header>
                <main>
                <p class="nothing"%4$s>Nothing is on the air.</p>
                %5$s</main>
                <footer>%6$s · <a href="/status-json.xsl">status</a></footer>
                <script>%7$s</script>
                </body>
                </html>
                """.formatted(
                        Escaped.markup(words.hostname()),
                        ICON,
                        STYLE,
                        articles.isEmpty() ? "" : " hidden",
                        articles,
                        Escaped.markup(words.serverId()),
                        SCRIPT);
    }

    private static String article(Listing listing) {
        return """
                <article>
                <button class="play" type="button" hidden></button>
                <div>
                <h2>%1$s</h2>
                <p class="song">%2$s</p>
                %3$s<p class="quiet"><span class="state" role="status"></span><span class="between">%4$s</span>\
                <span class="audience">%5$s</span> · <a href="%6$s.m3u">m3u</a> · <a href="%6$s.xspf">xspf</a>\
                <span class="copying" hidden> · <button class="copy" type="button">copy link</button></span></p>
                <audio controls preload="none" src="%6$s"></audio>
                </div>
                </article>
                """.formatted(
                        Escaped.markup(listing.title()),
                        Escaped.markup(listing.song().display()),
                        about(listing),
                        listing.live() == null ? "between programmes · " : "",
                        audience(listing),
                        Escaped.path(listing.mount().path()));
    }

    private static String about(Listing listing) {
        return listing.words()
                .map(words -> paragraph(words.description()) + paragraph(words.genre()) + home(words.url()))
                .orElse("");
    }

    private static String paragraph(@Nullable String text) {
        return text == null || text.isBlank() ? "" : "<p>" + Escaped.markup(text) + "</p>\n";
    }

    /// A link only where following it is harmless.
    private static String home(@Nullable String url) {
        return Optional.ofNullable(url)
                .filter(address -> {
                    var lower = address.toLowerCase(Locale.ROOT);
                    return lower.startsWith("http://") || lower.startsWith("https://");
                })
                .map(Escaped::markup)
                .map(safe -> "<p><a rel=\"noopener noreferrer\" href=\"" + safe + "\">" + safe + "</a></p>\n")
                .orElse("");
    }

    private static String audience(Listing listing) {
        return listing.listeners() == 1 ? "1 listener" : listing.listeners() + " listeners";
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(FrontPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /// As a content security policy names what stands in the page itself.
    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
