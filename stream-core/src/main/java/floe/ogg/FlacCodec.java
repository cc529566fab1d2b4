package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamFormat;

/// FLAC in Ogg, mapping 1.x (RFC 9639 §10.1): STREAMINFO in the first packet, then one metadata block a packet, then
/// frames, which begin with 0xFF.
///
/// @param blockSize samples in a frame, the largest when it varies
record FlacCodec(StreamFormat format, int blockSize) implements OggCodec {
    private static final int STREAMINFO_AT = 17;
    private static final int LAST_BLOCK = 0x80;

    static HeaderStep identify(Bytes packet) {
        if (packet.length() < STREAMINFO_AT + 34 || packet.at(5) != 1 || !packet.startsWith("fLaC", 9)) {
            return bad("identification header");
        }
        int rate = packet.at(27) << 12 | packet.at(28) << 4 | packet.at(29) >> 4;
        int channels = (packet.at(29) >> 1 & 7) + 1;
        if (rate == 0 || (packet.at(13) & ~LAST_BLOCK) != 0) {
            return bad("identification header");
        }
        int blockSize = packet.at(STREAMINFO_AT + 2) << 8 | packet.at(STREAMINFO_AT + 3);
        return afterBlock(
                packet.at(13), new FlacCodec(new StreamFormat(Container.OGG, "flac", channels, rate, 0), blockSize));
    }

    @Override
    public HeaderStep header(int number, Bytes packet) {
        if (packet.isEmpty() || (packet.at(0) & ~LAST_BLOCK) == 0 || (packet.at(0) & ~LAST_BLOCK) == 0x7F) {
            return bad("metadata block");
        }
        return afterBlock(packet.at(0), this);
    }

    @Override
    public boolean isData(Bytes beginning) {
        return !beginning.isEmpty() && beginning.at(0) == 0xFF;
    }

    @Override
    public int block(Bytes beginning) {
        return blockSize;
    }

    private static HeaderStep afterBlock(int blockHead, FlacCodec codec) {
        return (blockHead & LAST_BLOCK) != 0 ? new HeaderStep.Done(codec) : new HeaderStep.More(codec);
    }

    private static HeaderStep bad(String which) {
        return new HeaderStep.Bad("flac " + which + " is wrong");
    }
}
