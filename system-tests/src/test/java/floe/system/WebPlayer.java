package floe.system;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// An `<audio>` on a [Homepage], and what became of it.
record WebPlayer(Tab tab, String name) {
    /// A moment by the page's clock at which something happened.
    record Moment(String what, long atMillis) {}

    /// @param startMillis from asking to the first sound
    /// @param stallMillis how long the player's clock stood still at most since
    /// @param silenceMillis the same for what is to be heard
    /// @param heard which tone from when on
    /// @param events of the element
    record Report(
            long startMillis,
            long stallMillis,
            long silenceMillis,
            List<Moment> heard,
            List<Moment> events,
            long nowMillis) {
        Report {
            heard = List.copyOf(heard);
            events = List.copyOf(events);
        }
    }

    static WebPlayer tune(Tab tab, String name, String address) {
        tab.value("tune('" + name + "', '" + address + "')");
        return new WebPlayer(tab, name);
    }

    /// Waits until these tones were heard in this order, or until nothing more is to be heard.
    void awaitHeard(String tones, Duration patience) {
        tab.await("hasHeard('%s', '%s')".formatted(name, tones), patience);
    }

    Report report() {
        var told = (JsonObject) Objects.requireNonNull(tab.value("report('" + name + "')"));
        return new Report(
                told.getLong("startMillis"),
                told.getLong("stallMillis"),
                told.getLong("silenceMillis"),
                moments(told.getJsonArray("heard"), "tone"),
                moments(told.getJsonArray("events"), "type"),
                told.getLong("nowMillis"));
    }

    private static List<Moment> moments(JsonArray told, String what) {
        return told.stream()
                .map(JsonObject.class::cast)
                .map(one -> new Moment(one.getString(what), one.getLong("atMillis")))
                .toList();
    }
}
