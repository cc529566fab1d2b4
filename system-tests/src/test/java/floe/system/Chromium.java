package floe.system;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Debian's Chromium without a window, as a listener's browser: a fresh profile, nobody but the loopback to talk to,
/// and its own rule that a page is silent until somebody has touched it.
final class Chromium implements AutoCloseable {
    static final String PROGRAM = "chromium";

    private static final Duration START = Duration.ofSeconds(30);
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1",
            "--remote-debugging-port=0");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Child child;
    private final String address;

    private Chromium(Child child, String address) {
        this.child = child;
        this.address = address;
    }

    static Chromium start() {
        Tool.needs(PROGRAM);
        var profile = Workshop.freshFolder(PROGRAM);
        var command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(FLAGS);
        command.add("--user-data-dir=" + profile);
        var child = Child.start(PROGRAM, profile.resolve("log.txt"), Map.of(), command);
        var told = profile.resolve("DevToolsActivePort");
        Await.until(
                "Chromium says by which port it is driven",
                START,
                () -> lines(told).size() > 1);
        return new Chromium(child, "http://127.0.0.1:" + lines(told).getFirst());
    }

    /// None while the file is not there.
    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another tab, with this page in it.
    Tab open(String page) {
        var blank = HttpRequest.newBuilder(URI.create(address + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            var tab = new JsonObject(
                    http.send(blank, HttpResponse.BodyHandlers.ofString()).body());
            return Tab.connect(http, URI.create(tab.getString("webSocketDebuggerUrl")))
                    .open(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        child.close();
        http.shutdownNow();
    }
}
