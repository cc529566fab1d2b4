package floe.system;

import java.time.Duration;
import java.util.Set;

/// A page and when a listener had its last byte.
///
/// @param atNanos as [System#nanoTime] counts
record Heard(OggPage page, long atNanos) {
    /// Whether this page is one of these, by [OggPage#fingerprint].
    boolean isOneOf(Set<Long> fingerprints) {
        return fingerprints.contains(page.fingerprint());
    }

    Duration since(long nanos) {
        return Duration.ofNanos(atNanos - nanos);
    }
}
