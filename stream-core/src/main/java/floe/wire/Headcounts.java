package floe.wire;

import floe.mount.MountName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What the other edges have told of their listeners: each one's last word, which counts for 3 s.
public record Headcounts(Map<String, Word> words) {
    public static final Headcounts NONE = new Headcounts(Map.of());

    private static final Duration WORD_COUNTS = Duration.ofSeconds(3);

    /// An edge's word, and when it was heard.
    public record Word(Headcount said, long heardNanos) {
        boolean counts(long nowNanos) {
            return nowNanos - heardNanos <= WORD_COUNTS.toNanos();
        }
    }

    public Headcounts {
        words = Map.copyOf(words);
    }

    /// An edge's new word takes the place of its earlier one; words that do not count any more are forgotten.
    public Headcounts with(Headcount said, long nowNanos) {
        var next = new HashMap<>(words);
        next.put(said.edge(), new Word(said, nowNanos));
        next.values().removeIf(word -> !word.counts(nowNanos));
        return new Headcounts(next);
    }

    /// How many listen to the mount on other edges.
    public int elsewhere(MountName mount, long nowNanos) {
        return words.values().stream()
                .filter(word -> word.counts(nowNanos))
                .mapToInt(word -> word.said().listeners().getOrDefault(mount, 0))
                .sum();
    }
}
