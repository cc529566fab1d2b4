package floe.ogg;

import java.util.Optional;

/// How much longer a continuous stream plays than there is time for its pieces. Each piece brings a little more than
/// it is said to last: what its encoder put first to make decoders ready, and the rest of its last packet; and some
/// come late. Who listens on would fall behind, round after round of a loop; so where a piece begins, packets are left
/// out that there is no time for. What does not tell its time is left alone. Owned by one link.
final class Surplus {
    private static final long ROUNDING_NANOS = 1_000;
    /// What is left out at once, at most, should a source tell nonsense.
    private static final long MOST_NANOS = 2_000_000_000;

    private final OggCodec codec;
    private long nanos;
    private boolean atSeam;
    private long leftOutNanos;

    Surplus(OggCodec codec) {
        this.codec = codec;
    }

    /// Another piece begins.
    void begin() {
        atSeam = true;
        leftOutNanos = 0;
    }

    /// It was no other piece.
    void goOn() {
        atSeam = false;
    }

    /// A page without the packets that there is no time for; empty when that is all.
    Optional<OggPage> relieved(OggPage page, long toldNanos) {
        if (!atSeam || toldNanos == 0) {
            return Optional.of(page);
        }
        int late = late(page, nanos + nanos(page) - toldNanos);
        if (late == 0) {
            return Optional.of(page);
        }
        return late == page.segmentTable().length() ? Optional.empty() : Optional.of(page.behind(late));
    }

    /// So many ticks play of a page. With the first one that does not come late the piece has begun.
    void follow(OggPage page, long ticks, long toldNanos) {
        if (toldNanos > 0 && (atSeam || page.isEos())) {
            nanos = Math.clamp(nanos + codec.nanos(ticks) - toldNanos, 0, MOST_NANOS);
        }
        if (atSeam && page.packetsEnded() > 0) {
            atSeam = toldNanos > 0 && toldNanos < nanos(page) / 2 && leftOutNanos < MOST_NANOS;
        }
    }

    /// How many segments hold packets that there is no time for, when all play so much too long.
    private int late(OggPage page, long overNanos) {
        long over = overNanos;
        int segments = 0;
        for (var part : page.parts()) {
            int block = codec.block(part.bytes());
            long played = playedNanos(block);
            over -= played;
            boolean whole = part.begins() && part.ends();
            if (!whole || over + ROUNDING_NANOS < primingNanos(block) || leftOutNanos + played > MOST_NANOS) {
                break;
            }
            leftOutNanos += played;
            segments = part.segments();
        }
        return segments;
    }

    private long nanos(OggPage page) {
        return page.parts().stream()
                .filter(part -> part.begins() && part.ends())
                .mapToLong(part -> playedNanos(codec.block(part.bytes())))
                .sum();
    }

    private long playedNanos(int block) {
        return codec.nanos(codec.played(block, block));
    }

    /// What a piece's first packet plays more than at the beginning of a stream: enough to keep it for.
    private long primingNanos(int block) {
        return playedNanos(block) - codec.nanos(codec.played(0, block));
    }
}
