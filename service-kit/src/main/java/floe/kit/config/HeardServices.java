package floe.kit.config;

import floe.kit.cluster.Addresses;
import floe.kit.cluster.LastWords;
import floe.kit.config.ConfigWords.Hint;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cluster's config services, by the hints that they publish: each one's last word counts for 12 s. Any thread may
/// ask.
public final class HeardServices {
    private static final Logger log = LoggerFactory.getLogger(HeardServices.class);

    private final LastWords<Hint> words = new LastWords<>(Duration.ofSeconds(12));
    private final MessageConsumer<Buffer> consumer;
    private Runnable unshow = () -> {};

    private HeardServices(Vertx vertx) {
        this.consumer = vertx.eventBus().consumer(Addresses.CONFIG_CHANGED, message -> hear(message.body()));
    }

    /// Begins to listen.
    public static HeardServices listen(Vertx vertx) {
        return new HeardServices(vertx);
    }

    /// The same with the gauges `floe.config.services`, `.refused` and `.differing`.
    public static HeardServices listen(Vertx vertx, MeterRegistry metrics) {
        var heard = new HeardServices(vertx);
        heard.show(metrics);
        return heard;
    }

    /// Their last words, by name.
    public List<Hint> hints() {
        return words.all();
    }

    /// The same for those who ask after a node's health.
    public JsonObject json() {
        var services = new JsonObject();
        hints().forEach(hint -> services.put(
                hint.from(),
                new JsonObject()
                        .put("version", hint.version())
                        .put("digest", Report.shortened(hint.digest()))
                        .put("file", hint.refused() ? "refused" : hint.differs() ? "differs" : "in force")));
        return new JsonObject()
                .put("services", services)
                .put("differing", names(Hint::differs))
                .put("refused", names(Hint::refused));
    }

    public Future<Void> stop() {
        unshow.run();
        return consumer.unregister();
    }

    private JsonArray names(Predicate<Hint> which) {
        return new JsonArray(hints().stream().filter(which).map(Hint::from).toList());
    }

    private void hear(Buffer said) {
        try {
            var hint = ConfigJson.read(said, Hint.class);
            words.hear(hint.from(), hint);
        } catch (IOException e) {
            log.warn("a hint that cannot be read: {}", e.getMessage());
        }
    }

    private void show(MeterRegistry metrics) {
        var gauges = List.of(
                gauge("floe.config.services", "Config services that are heard", _ -> true, metrics),
                gauge("floe.config.refused", "Config services whose file is wrong as it is", Hint::refused, metrics),
                gauge(
                        "floe.config.differing",
                        "Config services whose file says something else than what is in force",
                        Hint::differs,
                        metrics));
        unshow = () -> gauges.forEach(metrics::remove);
    }

    private Gauge gauge(String name, String description, Predicate<Hint> which, MeterRegistry metrics) {
        return Gauge.builder(
                        name,
                        this,
                        heard -> heard.hints().stream().filter(which).count())
                .description(description)
                .strongReference(true)
                .register(metrics);
    }
}
