package floe.kit.pages;

import floe.mount.ServerWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The page that people see first: what is on, each with a way to hear it. Loads nothing from anywhere.
final class FrontPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
            article { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: .5rem;
              padding: .75rem 1rem; margin: 1rem 0; }
            h2 { font-size: 1.15rem; margin: 0; overflow-wrap: anywhere; }
            p { margin: .25rem 0; overflow-wrap: anywhere; }
            audio { width: 100%; margin-top: .5rem; }
            footer, .quiet { opacity: .7; font-size: .9rem; }
            """;

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
                <style>
                %2$s</style>
                </head>
                <body>
                <h1>%1$s</h1>
                %3$s<footer>%4$s · <a href="/status-json.xsl">status</a></footer>
                </body>
                </html>
                """.formatted(
                        Escaped.markup(words.hostname()),
                        STYLE,
                        articles.isEmpty() ? "<p>Nothing is on the air.</p>\n" : articles,
                        Escaped.markup(words.serverId()));
    }

    private static String article(Listing listing) {
        var path = Escaped.path(listing.mount().path());
        return """
                <article>
                <h2>%1$s</h2>
                %6$s%2$s<p class="quiet">%3$s%4$s · <a href="%5$s.m3u">m3u</a></p>
                <audio controls preload="none" src="%5$s"></audio>
                </article>
                """.formatted(
                        Escaped.markup(listing.title()),
                        about(listing),
                        state(listing),
                        audience(listing),
                        path,
                        playing(listing));
    }

    private static String playing(Listing listing) {
        var song = listing.song().display();
        return song.isBlank() ? "" : "<p>♪ " + Escaped.markup(song) + "</p>\n";
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

    private static String state(Listing listing) {
        return listing.live() == null ? "between programmes · " : "";
    }

    private static String audience(Listing listing) {
        return listing.listeners() == 1 ? "1 listener" : listing.listeners() + " listeners";
    }
}
