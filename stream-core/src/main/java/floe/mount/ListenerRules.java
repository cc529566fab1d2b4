package floe.mount;

import floe.stream.Reach;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a mount treats its listeners.
///
/// @param direct whether they may ask for the mount itself (`no-mount` denies it)
/// @param maxListeners cluster-wide; -1 for no limit
/// @param longestStay after which a listener is let go; zero for never
/// @param intro a file of the web root that each hears before anything else; null for none
/// @param burst what a newcomer gets at once
/// @param queueBytes how far a listener may fall behind; at least the burst's bytes
/// @param rangeProbe whether who asks for the first two bytes alone, as Safari does, gets these alone
/// @param login how they prove who they are; null where anybody may listen
public record ListenerRules(
        boolean direct,
        int maxListeners,
        Duration longestStay,
        @Nullable MountName intro,
        FallbackRules fallback,
        Burst burst,
        int queueBytes,
        OggForm ogg,
        IcyRules icy,
        boolean rangeProbe,
        @Nullable ListenerLogin login) {
    private static final long MOST_RESERVED = 64L << 20;

    public ListenerRules {
        if (maxListeners < -1) {
            throw new IllegalArgumentException("max-listeners " + maxListeners);
        }
        if (longestStay.isNegative()) {
            throw new IllegalArgumentException("max-listener-duration " + longestStay);
        }
        if (queueBytes < Math.max(burst.bytes(), 1)) {
            throw new IllegalArgumentException(
                    "burst-size " + burst.bytes() + " does not fit into queue-size " + queueBytes);
        }
    }

    /// How much of what was said is kept for listeners: for the slowest, and enough for a burst to begin somewhere
    /// before
    /// its end.
    public Reach reserve() {
        long bytes = Math.min(Math.max(queueBytes, 2L * burst.bytes()), MOST_RESERVED);
        return new Reach(bytes, burst.time().multipliedBy(5).dividedBy(4).toNanos());
    }

    /// Those of a mount that nobody configured.
    public static ListenerRules of(Limits limits) {
        return new ListenerRules(
                true,
                -1,
                Duration.ZERO,
                null,
                FallbackRules.NOTHING,
                limits.burst(),
                limits.queueBytes(),
                OggForm.AUTO,
                IcyRules.DEFAULT,
                true,
                null);
    }

    public ListenerRules withMaxListeners(int other) {
        return new ListenerRules(
                direct, other, longestStay, intro, fallback, burst, queueBytes, ogg, icy, rangeProbe, login);
    }

    public ListenerRules withFallback(FallbackRules other) {
        return new ListenerRules(
                direct, maxListeners, longestStay, intro, other, burst, queueBytes, ogg, icy, rangeProbe, login);
    }

    public ListenerRules withIntro(MountName other) {
        return new ListenerRules(
                direct, maxListeners, longestStay, other, fallback, burst, queueBytes, ogg, icy, rangeProbe, login);
    }

    public ListenerRules withLongestStay(Duration other) {
        return new ListenerRules(
                direct, maxListeners, other, intro, fallback, burst, queueBytes, ogg, icy, rangeProbe, login);
    }

    public ListenerRules withSizes(Burst otherBurst, int otherQueue) {
        return new ListenerRules(
                direct,
                maxListeners,
                longestStay,
                intro,
                fallback,
                otherBurst,
                otherQueue,
                ogg,
                icy,
                rangeProbe,
                login);
    }

    public ListenerRules withOgg(OggForm other) {
        return new ListenerRules(
                direct, maxListeners, longestStay, intro, fallback, burst, queueBytes, other, icy, rangeProbe, login);
    }

    public ListenerRules withIcy(IcyRules other) {
        return new ListenerRules(
                direct, maxListeners, longestStay, intro, fallback, burst, queueBytes, ogg, other, rangeProbe, login);
    }

    /// Whatever part they ask for, they get the stream.
    public ListenerRules withoutRangeProbe() {
        return new ListenerRules(
                direct, maxListeners, longestStay, intro, fallback, burst, queueBytes, ogg, icy, false, login);
    }

    /// For those who prove who they are.
    public ListenerRules withLogin(@Nullable ListenerLogin other) {
        return new ListenerRules(
                direct, maxListeners, longestStay, intro, fallback, burst, queueBytes, ogg, icy, rangeProbe, other);
    }

    /// For a mount that listeners only reach as a fallback.
    public ListenerRules indirect() {
        return new ListenerRules(
                false, maxListeners, longestStay, intro, fallback, burst, queueBytes, ogg, icy, rangeProbe, login);
    }
}
