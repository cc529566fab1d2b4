package floe.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// What a station goes through while people listen: a title is told, the encoder dies, the fallback file comes round
/// a few times, the encoder is back. On all of its mounts at once.
///
/// @param port where sources and listeners go
/// @param music what each mount's encoder plays
record Evening(int port, Map<String, Path> music) {
    private static final Duration SOON = Duration.ofSeconds(20);

    Evening {
        music = Map.copyOf(music);
    }

    /// The encoders begin.
    List<PacedSource> begin() {
        return music.entrySet().stream()
                .map(each -> PacedSource.play(each.getValue(), port, each.getKey()))
                .toList();
    }

    /// Lets it all happen, each as soon as everybody has heard what was before.
    ///
    /// @param fallback how long it is to be heard
    /// @return what became of the players
    List<WebPlayer.Report> pass(List<PacedSource> encoders, List<WebPlayer> players, Duration fallback) {
        players.forEach(player -> player.awaitHeard("live", SOON));
        music.keySet().forEach(mount -> tell(mount, "Abendlied"));
        Await.pause(Duration.ofSeconds(1));
        encoders.forEach(PacedSource::kill);
        players.forEach(player -> player.awaitHeard("live fallback", SOON));
        Await.pause(fallback);
        var again = begin();
        players.forEach(player -> player.awaitHeard("live fallback live", SOON));
        Await.pause(Duration.ofSeconds(1));
        var reports = players.stream().map(WebPlayer::report).toList();
        again.forEach(PacedSource::close);
        return reports;
    }

    /// Whether the server takes it is the server's affair: Icecast 2.4 does for Vorbis only.
    void tell(String mount, String title) {
        var login = "source:" + IcecastXml.SOURCE_PASSWORD;
        var address = "http://127.0.0.1:%d/admin/metadata?mode=updinfo&mount=%s&song=%s".formatted(port, mount, title);
        var request = HttpRequest.newBuilder(URI.create(address))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
