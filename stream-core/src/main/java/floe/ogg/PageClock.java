package floe.ogg;

/// How long each data page of one logical stream plays: from granule to granule; before the first granule, as its
/// packets tell.
final class PageClock {
    /// No page is believed to play longer.
    static final int MOST_SECONDS = 60;

    private final OggCodec codec;
    private long lastTick = -1;
    // Only until the first granule is known.
    private long countedTicks;
    private final PacketClock packets;

    PageClock(OggCodec codec) {
        this.codec = codec;
        this.packets = new PacketClock(codec);
    }

    /// What `page` adds, in nanoseconds; 0 when no packet ends on it.
    long durationNanos(OggPage page) {
        if (lastTick < 0) {
            countedTicks += packets.ticks(page);
        }
        if (page.granule() < 0) {
            return 0;
        }
        long tick = codec.ticks(page.granule());
        long from = lastTick < 0 ? Math.max(tick - countedTicks, codec.firstTick()) : lastTick;
        lastTick = tick;
        long nanos = codec.nanos(Math.clamp(tick - from, 0L, codec.ticksIn(MOST_SECONDS)));
        return Math.min(nanos, MOST_SECONDS * OggCodec.SECOND_NANOS);
    }
}
