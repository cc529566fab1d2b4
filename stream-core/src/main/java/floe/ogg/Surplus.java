package floe.ogg;

import java.util.Optional;

/// How much longer a continuous stream plays than the time in which its pieces come. Each piece brings a little more
/// than it is said to last: what its encoder put first to make decoders ready, and the rest of its last packet. Who
/// listens on would fall behind, round after round of a loop; so where a piece begins, packets are left out that there
/// is no time for. Owned by one link.
final class Surplus {
    /// Whose pages do not tell their time loses no more.
    private static final long MOST_NANOS = 1_000_000_000;

    private final OggCodec codec;
    private long nanos;

    Surplus(OggCodec codec) {
        this.codec = codec;
    }

    /// A page that was said to last `toldNanos` plays so many ticks.
    void follow(long ticks, long toldNanos) {
        nanos = Math.clamp(nanos + codec.nanos(ticks) - toldNanos, 0, MOST_NANOS);
    }

    /// A page with which a piece begins, without the packets that there is no time for; empty when that is all.
    Optional<OggPage> relieved(OggPage page) {
        long over = nanos;
        int without = 0;
        for (var part : page.parts()) {
            int block = codec.block(part.bytes());
            over -= codec.nanos(codec.played(block, block));
            if (over < 0 || !part.begins() || !part.ends()) {
                break;
            }
            without = part.segments();
        }
        if (without == 0) {
            return Optional.of(page);
        }
        return without == page.segmentTable().length() ? Optional.empty() : Optional.of(page.behind(without));
    }
}
