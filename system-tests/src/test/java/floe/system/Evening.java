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
/// @param patience how long it is waited for what somebody should hear
record Evening(int port, Map<String, Path> music, Duration patience) {
    Evening {
        music = Map.copyOf(music);
    }

    /// The encoders begin.
    List<PacedSource> begin() {
        return music.entrySet().stream()
                .map(each -> PacedSource.play(each.getValue(), port, each.getKey()))
                .toList();
    }

    /// What became of the players, and when by their page's clock the title was told, the encoders died and came back.
    record Passed(List<WebPlayer.Report> reports, long titleMillis, long deathMillis, long returnMillis) {
        Passed {
            reports = List.copyOf(reports);
        }
    }

    /// Lets it all happen on one page, each as soon as everybody has heard what was before.
    ///
    /// @param title how long it is to be heard
    /// @param fallback the same
    Passed pass(List<PacedSource> encoders, List<WebPlayer> players, Duration title, Duration fallback) {
        var page = players.getFirst();
        players.forEach(player -> player.awaitHeard("live", patience));
        long told = page.nowMillis();
        music.keySet().forEach(mount -> tell(mount, "Abendlied"));
        Await.pause(title);
        long death = page.nowMillis();
        encoders.forEach(PacedSource::kill);
        players.forEach(player -> player.awaitHeard("live fallback", patience));
        Await.pause(fallback);
        long returned = page.nowMillis();
        var again = begin();
        players.forEach(player -> player.awaitHeard("live fallback live", patience));
        Await.pause(Duration.ofSeconds(1));
        var reports = players.stream().map(WebPlayer::report).toList();
        again.forEach(PacedSource::close);
        return new Passed(reports, told, death, returned);
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
