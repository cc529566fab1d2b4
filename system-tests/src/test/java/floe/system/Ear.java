package floe.system;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What a listener has heard since a moment.
///
/// @param heard pages with sound, in order
record Ear(List<Heard> heard, long sinceNanos) {
    static Ear of(Listener listener, long sinceNanos) {
        return new Ear(
                listener.heardNow().stream()
                        .filter(page ->
                                page.atNanos() >= sinceNanos && page.page().isSound())
                        .toList(),
                sinceNanos);
    }

    /// How often it went from the source to the fallback or back.
    int switches(PacedSource source, Set<Long> fallback) {
        int switches = 0;
        Boolean before = null;
        for (var page : heard) {
            boolean live = source.sent(page);
            if (!live && !page.isOneOf(fallback)) {
                continue;
            }
            if (before != null && before != live) {
                switches++;
            }
            before = live;
        }
        return switches;
    }

    /// Whether anything of the source was heard at or after this moment.
    boolean hears(PacedSource source, long fromNanos) {
        return heard.stream().anyMatch(page -> page.atNanos() >= fromNanos && source.sent(page));
    }

    /// The longest time without a sound, up to now.
    Duration longestGap() {
        long longest = 0;
        long last = sinceNanos;
        for (var page : heard) {
            longest = Math.max(longest, page.atNanos() - last);
            last = page.atNanos();
        }
        return Duration.ofNanos(Math.max(longest, System.nanoTime() - last));
    }
}
