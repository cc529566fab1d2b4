package floe.kit.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// What each of several nodes said last, by name; a word counts for a while. Any thread.
public final class LastWords<T> {
    private final long countsNanos;
    private final LongSupplier nanos;
    private final Map<String, Word<T>> words = new ConcurrentHashMap<>();

    private record Word<T>(T said, long atNanos) {}

    /// @param counts for how long
    public LastWords(Duration counts) {
        this(counts, System::nanoTime);
    }

    LastWords(Duration counts, LongSupplier nanos) {
        this.countsNanos = counts.toNanos();
        this.nanos = nanos;
    }

    public void hear(String from, T said) {
        words.put(from, new Word<>(said, nanos.getAsLong()));
    }

    /// Those that count, in the order of the names.
    public List<T> all() {
        long now = nanos.getAsLong();
        words.values().removeIf(word -> now - word.atNanos > countsNanos);
        return words.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(word -> word.getValue().said())
                .toList();
    }
}
