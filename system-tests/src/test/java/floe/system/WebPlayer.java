package floe.system;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// An `<audio>` on a [Homepage], and what became of it.
record WebPlayer(Tab tab, String name) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /// A moment by the page's clock at which something happened.
    record Moment(String what, long atMillis) {}

    /// A time without a step of the player's clock, and when it was over.
    record Stall(long millis, long atMillis) {}

    /// @param startMillis from asking to the first sound
    /// @param stalls since then that were longer than 50 ms
    /// @param silenceMillis the longest time without something to be heard
    /// @param heard which tone from when on
    /// @param events of the element
    record Report(long startMillis, List<Stall> stalls, long silenceMillis, List<Moment> heard, List<Moment> events) {
        Report {
            stalls = List.copyOf(stalls);
            heard = List.copyOf(heard);
            events = List.copyOf(events);
        }

        /// The longest time that the player's clock stood still.
        Duration longestStall() {
            return longestStall(0, Long.MAX_VALUE);
        }

        /// The same of those that were over between these moments.
        Duration longestStall(long fromMillis, long toMillis) {
            return Duration.ofMillis(stalls.stream()
                    .filter(stall -> stall.atMillis() >= fromMillis && stall.atMillis() < toMillis)
                    .mapToLong(Stall::millis)
                    .max()
                    .orElse(0));
        }
    }

    static WebPlayer tune(Tab tab, String name, String address) {
        tab.value("tune('" + name + "', '" + address + "')");
        return new WebPlayer(tab, name);
    }

    /// Leaves the stream.
    void leave() {
        tab.value("hush('" + name + "')");
    }

    /// Waits until these tones were heard in this order, nothing more is to be heard, or patience has ended: the report
    /// tells.
    void awaitHeard(String tones, Duration patience) {
        long start = System.nanoTime();
        while (!Boolean.TRUE.equals(tab.value("hasHeard('%s', '%s')".formatted(name, tones)))
                && System.nanoTime() - start < patience.toNanos()) {
            Await.pause(BETWEEN_LOOKS);
        }
    }

    /// By the page's clock.
    long nowMillis() {
        return ((Number) Objects.requireNonNull(tab.value("performance.now()"))).longValue();
    }

    Report report() {
        var told = (JsonObject) Objects.requireNonNull(tab.value("report('" + name + "')"));
        return new Report(
                told.getLong("startMillis"),
                told.getJsonArray("stalls").stream()
                        .map(JsonObject.class::cast)
                        .map(stall -> new Stall(stall.getLong("millis"), stall.getLong("atMillis")))
                        .toList(),
                told.getLong("silenceMillis"),
                moments(told.getJsonArray("heard"), "tone"),
                moments(told.getJsonArray("events"), "type"));
    }

    private static List<Moment> moments(JsonArray told, String what) {
        return told.stream()
                .map(JsonObject.class::cast)
                .map(one -> new Moment(one.getString(what), one.getLong("atMillis")))
                .toList();
    }
}
