package floe.kit.roll;

import floe.kit.cluster.Addresses;
import floe.kit.config.ConfigJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows a node's own card to all others, and keeps theirs: each one's last counts for 7 s. Any thread may ask.
public final class RollCall {
    private static final Logger log = LoggerFactory.getLogger(RollCall.class);
    private static final long LOOK_MILLIS = 200;
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long CARD_COUNTS_NANOS = TimeUnit.SECONDS.toNanos(7);

    private final Vertx vertx;
    private final Supplier<Card> own;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final MessageConsumer<Buffer> consumer;
    private final long timer;
    private @Nullable Seen shown;

    private record Seen(Card card, long atNanos) {}

    private RollCall(Vertx vertx, Supplier<Card> own) {
        this.vertx = vertx;
        this.own = own;
        this.consumer = vertx.eventBus().consumer(Addresses.CENSUS, message -> hear(message.body()));
        this.timer = vertx.setPeriodic(LOOK_MILLIS, _ -> show());
    }

    /// Begins to show and to look.
    ///
    /// @param own the node's card as it is now; asked five times a second, so it must not wait
    public static RollCall begin(Vertx vertx, Supplier<Card> own) {
        return new RollCall(vertx, own);
    }

    /// All that are there, by name.
    public List<Card> present() {
        long now = System.nanoTime();
        seen.values().removeIf(other -> now - other.atNanos > CARD_COUNTS_NANOS);
        var mine = own.get();
        seen.put(mine.node(), new Seen(mine, now));
        return seen.values().stream()
                .map(Seen::card)
                .sorted(Comparator.comparing(Card::node))
                .toList();
    }

    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return consumer.unregister();
    }

    private void show() {
        var card = own.get();
        long now = System.nanoTime();
        if (shown == null || !shown.card.equals(card) || now - shown.atNanos > AGAIN_NANOS) {
            shown = new Seen(card, now);
            vertx.eventBus().publish(Addresses.CENSUS, ConfigJson.write(card));
        }
    }

    private void hear(Buffer said) {
        try {
            var card = ConfigJson.read(said, Card.class);
            seen.put(card.node(), new Seen(card, System.nanoTime()));
        } catch (IOException e) {
            log.warn("a card that cannot be read: {}", e.getMessage());
        }
    }
}
