package floe.kit.passage;

import floe.kit.cluster.Addresses;
import floe.wire.OpenPassage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The back doors that ingests tell of; each one's last word counts for 3 s. Any thread may ask.
final class HeardPassages {
    private static final long LAST_WORD_COUNTS_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Map<String, Word> words = new ConcurrentHashMap<>();
    private final MessageConsumer<OpenPassage> consumer;

    private record Word(OpenPassage passage, long heardNanos) {}

    HeardPassages(Vertx vertx) {
        this.consumer = vertx.eventBus().consumer(Addresses.PASSAGES, message -> hear(message.body()));
    }

    private void hear(OpenPassage passage) {
        if (passage.port() == 0) {
            words.remove(passage.node());
        } else {
            words.put(passage.node(), new Word(passage, System.nanoTime()));
        }
    }

    List<OpenPassage> open() {
        long now = System.nanoTime();
        words.values().removeIf(word -> now - word.heardNanos > LAST_WORD_COUNTS_NANOS);
        return words.values().stream().map(Word::passage).toList();
    }

    Future<Void> stop() {
        return consumer.unregister();
    }
}
