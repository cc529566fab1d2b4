package floe.system;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A page in [Chromium], driven by the DevTools protocol: what it shows, clicks on it, and what its console complains
/// of. One thread at a time may drive it.
final class Tab implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> COMPLAINTS = Set.of("Log.entryAdded", "Runtime.exceptionThrown");

    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> unanswered = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    private Tab(HttpClient http, URI address) {
        this.socket =
                http.newWebSocketBuilder().buildAsync(address, new Hearer()).join();
    }

    static Tab connect(HttpClient http, URI address) {
        var tab = new Tab(http, address);
        List.of("Page.enable", "Runtime.enable", "Log.enable").forEach(what -> tab.call(what, new JsonObject()));
        // Each tab as if it were the one in front: a hidden one begins to play only when it is looked at.
        tab.call("Emulation.setFocusEmulationEnabled", new JsonObject().put("enabled", true));
        return tab;
    }

    /// Goes to a page and waits until it is there.
    Tab open(String address) {
        call("Page.navigate", new JsonObject().put("url", address));
        await("document.readyState === 'complete' && location.href === '" + address + "'", PATIENCE);
        return this;
    }

    /// What an expression is worth, or what the promise that it gives is worth once it is kept. For the page it is as
    /// if its user had touched it.
    @Nullable
    Object value(String expression) {
        var answer = call(
                "Runtime.evaluate",
                new JsonObject()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true)
                        .put("userGesture", true));
        if (answer.containsKey("exceptionDetails")) {
            throw new AssertionError(
                    expression + ": " + answer.getJsonObject("exceptionDetails").encode());
        }
        return answer.getJsonObject("result").getValue("value");
    }

    String text(String expression) {
        return String.valueOf(value(expression));
    }

    /// Returns how long it took until this was so.
    Duration await(String expression, Duration patience) {
        try {
            return Await.until(expression, patience, () -> Boolean.TRUE.equals(value(expression)));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", on " + text("document.body.innerText"), e);
        }
    }

    /// Presses and releases the mouse over the first element that this selects.
    void click(String selector) {
        var place = "document.querySelector('" + selector + "').getBoundingClientRect()";
        for (var type : List.of("mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    new JsonObject()
                            .put("type", type)
                            .put("x", value("{ const r = " + place + "; r.x + r.width / 2 }"))
                            .put("y", value("{ const r = " + place + "; r.y + r.height / 2 }"))
                            .put("button", "left")
                            .put("clickCount", 1));
        }
    }

    /// What the console holds against the page: forbidden by its policy, not found, thrown.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private JsonObject call(String method, JsonObject params) {
        int id = calls.incrementAndGet();
        var answer = new CompletableFuture<JsonObject>();
        unanswered.put(id, answer);
        var call = new JsonObject().put("id", id).put("method", method).put("params", params);
        return socket.sendText(call.encode(), true)
                .thenCompose(_ -> answer)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void hear(JsonObject said) {
        var answered = unanswered.remove(said.getInteger("id", 0));
        if (answered != null && said.containsKey("result")) {
            answered.complete(said.getJsonObject("result"));
        } else if (answered != null) {
            answered.completeExceptionally(new AssertionError(said.encode()));
        } else if (COMPLAINTS.contains(said.getString("method"))) {
            complaints.add(said.getJsonObject("params").encode());
        }
    }

    /// Messages may come in parts.
    private final class Hearer implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                hear(new JsonObject(message.toString()));
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
