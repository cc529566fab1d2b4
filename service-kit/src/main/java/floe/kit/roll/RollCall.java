package floe.kit.roll;

import floe.kit.cluster.Addresses;
import floe.kit.cluster.LastWords;
import floe.kit.config.ConfigJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows a node's own card to all others, and keeps theirs: each one's last counts for 7 s. Any thread may ask.
public final class RollCall {
    private static final Logger log = LoggerFactory.getLogger(RollCall.class);
    private static final long LOOK_MILLIS = 500;
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Vertx vertx;
    private final Supplier<Card> own;
    private final LastWords<Card> seen = new LastWords<>(Duration.ofSeconds(7));
    private final MessageConsumer<Buffer> consumer;
    private final long timer;
    private @Nullable Card shown;
    private long shownNanos;

    private RollCall(Vertx vertx, Supplier<Card> own) {
        this.vertx = vertx;
        this.own = own;
        this.consumer = vertx.eventBus().consumer(Addresses.CENSUS, message -> hear(message.body()));
        this.timer = vertx.setPeriodic(LOOK_MILLIS, _ -> show());
    }

    /// Begins to show and to look.
    ///
    /// @param own the node's card as it is now; asked twice a second, so it must not wait
    public static RollCall begin(Vertx vertx, Supplier<Card> own) {
        return new RollCall(vertx, own);
    }

    /// All that are there, by name.
    public List<Card> present() {
        var mine = own.get();
        seen.hear(mine.node(), mine);
        return seen.all();
    }

    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return consumer.unregister();
    }

    private void show() {
        var card = own.get();
        long now = System.nanoTime();
        if (!card.equals(shown) || now - shownNanos > AGAIN_NANOS) {
            shown = card;
            shownNanos = now;
            vertx.eventBus().publish(Addresses.CENSUS, ConfigJson.write(card));
        }
    }

    private void hear(Buffer said) {
        try {
            var card = ConfigJson.read(said, Card.class);
            seen.hear(card.node(), card);
        } catch (IOException e) {
            log.warn("a card that cannot be read: {}", e.getMessage());
        }
    }
}
