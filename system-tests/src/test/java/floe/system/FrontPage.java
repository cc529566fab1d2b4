package floe.system;

import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Floe's own page in a [Tab], as its visitor uses it: by what it shows and by clicks.
record FrontPage(Tab tab) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    static FrontPage open(Chromium chromium, int port) {
        var tab = chromium.open("http://127.0.0.1:" + port + "/");
        tab.value("window.opened = true");
        return new FrontPage(tab);
    }

    /// Presses the mount's button.
    void press(String mount) {
        tab.click(article(mount) + " .play");
    }

    /// From now on writes down when the mount's player ends, fails or plays.
    void note(String mount) {
        tab.value("""
                window.noted = [];
                ['ended', 'error', 'playing'].forEach(what => %s.addEventListener(what, () =>
                    noted.push({ what, at: performance.now() })));
                """.formatted(part(mount, "audio")));
    }

    void awaitState(String mount, String state) {
        tab.await("document.querySelector('%s').dataset.state === '%s'".formatted(article(mount), state), PATIENCE);
    }

    /// Waits until the noted player has ended so many times and plays again.
    ///
    /// @return how long there was nothing to hear
    Duration awaitBack(int ends) {
        tab.value("""
                window.gap = () => {
                    const end = noted.filter(each => each.what === 'ended')[%d]?.at;
                    return noted.find(each => each.what === 'playing' && each.at > end)?.at - end;
                }""".formatted(ends - 1));
        tab.await("gap() > 0", PATIENCE);
        return Duration.ofMillis(((Number) Objects.requireNonNull(tab.value("gap()"))).longValue());
    }

    void awaitText(String mount, String element, String text) {
        tab.await("%s?.textContent === '%s'".formatted(part(mount, element), text), PATIENCE);
    }

    void awaitMount(String mount) {
        tab.await("document.querySelector('" + article(mount) + "') !== null", PATIENCE);
    }

    void setVolume(double volume) {
        tab.value("{ const slider = document.querySelector('.volume input'); slider.value = %s; ".formatted(volume)
                + "slider.dispatchEvent(new Event('input')) }");
    }

    double volume(String mount) {
        return Double.parseDouble(tab.text(part(mount, "audio") + ".volume"));
    }

    /// Whether it is still the page that was opened.
    boolean wasReloaded() {
        return tab.value("window.opened") == null;
    }

    /// Milliseconds that it would wait before it asks again, by how often it has lost the stream.
    List<Double> waits(int losses, int howMany) {
        var told = tab.value("Array.from({ length: %d }, () => wait(%d))".formatted(howMany, losses));
        if (!(told instanceof JsonArray waits)) {
            throw new AssertionError("no waits: " + told);
        }
        return waits.stream().map(Number.class::cast).map(Number::doubleValue).toList();
    }

    private static String article(String mount) {
        return "article:has([href=\"" + mount + ".m3u\"])";
    }

    private static String part(String mount, String element) {
        return "document.querySelector('" + article(mount) + " " + element + "')";
    }

    @Override
    public void close() {
        tab.close();
    }
}
