package floe.ogg;

/// What the packets of one logical stream play, one after the other as a decoder hears them. What no decoder can make
/// anything of counts nothing.
final class PacketClock {
    private final OggCodec codec;
    private int openBlock;
    private int previousBlock;

    PacketClock(OggCodec codec) {
        this.codec = codec;
    }

    /// What the packets that end on `page` play, in ticks.
    long ticks(OggPage page) {
        long ticks = 0;
        for (var part : page.parts()) {
            if (part.begins()) {
                openBlock = codec.block(part.bytes());
            }
            if (part.ends() && openBlock > 0) {
                ticks += codec.played(previousBlock, openBlock);
                previousBlock = openBlock;
                openBlock = 0;
            }
        }
        return ticks;
    }
}
