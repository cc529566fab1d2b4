package floe.stream;

/// How far back in a stream something reaches: at least so many bytes, and at least so much time where the format
/// tells time.
public record Reach(long bytes, long nanos) {
    /// The newest place, whatever lies behind it.
    public static final Reach NOTHING = new Reach(0, 0);

    /// More than that is not kept for time's sake.
    private static final long MOST_BYTES = 64L << 20;

    public Reach {
        if (bytes < 0 || nanos < 0) {
            throw new IllegalArgumentException("a reach of " + bytes + " bytes and " + nanos + " ns");
        }
    }

    public static Reach of(long bytes) {
        return new Reach(bytes, 0);
    }

    /// Whether a stretch this long, and which plays for so long, is enough.
    public boolean isMetBy(long stretchBytes, long stretchNanos) {
        return stretchBytes >= bytes && (stretchNanos >= nanos || stretchNanos == 0);
    }

    /// Whether one that keeps a stretch can do without its oldest piece: it has more bytes than these, and time enough
    /// without that.
    public boolean canSpare(long oldestNanos, long stretchBytes, long stretchNanos) {
        return stretchBytes > bytes
                && (stretchNanos - oldestNanos >= nanos || stretchNanos == 0 || stretchBytes > MOST_BYTES);
    }

    /// The same when this much has been had already.
    public Reach without(long hadBytes, long hadNanos) {
        return new Reach(Math.max(bytes - hadBytes, 0), Math.max(nanos - hadNanos, 0));
    }
}
