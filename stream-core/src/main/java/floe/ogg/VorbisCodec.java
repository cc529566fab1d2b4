package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamFormat;

/// Vorbis I (specification §4.2): identification, comment and set-up packet.
///
/// @param shortBlock in samples
/// @param longBlock in samples
/// @param modes empty until the set-up packet told them
record VorbisCodec(StreamFormat format, int shortBlock, int longBlock, VorbisModes modes) implements OggCodec {
    static HeaderStep identify(Bytes packet) {
        if (packet.length() < 30 || packet.int32le(7) != 0) {
            return bad("identification");
        }
        int channels = packet.at(11);
        int rate = packet.int32le(12);
        int shortBits = packet.at(28) & 0x0F;
        int longBits = packet.at(28) >> 4;
        if (channels == 0 || rate <= 0 || shortBits < 6 || longBits > 13 || shortBits > longBits) {
            return bad("identification");
        }
        var format = new StreamFormat(Container.OGG, "vorbis", channels, rate, Math.max(0, packet.int32le(20)));
        return new HeaderStep.More(new VorbisCodec(format, 1 << shortBits, 1 << longBits, VorbisModes.UNKNOWN));
    }

    @Override
    public HeaderStep header(int number, Bytes packet) {
        if (number == 1) {
            return packet.startsWith("\u0003vorbis", 0) ? new HeaderStep.More(this) : bad("comment");
        }
        return packet.startsWith("\u0005vorbis", 0)
                ? new HeaderStep.Done(new VorbisCodec(format, shortBlock, longBlock, VorbisModes.in(packet)))
                : bad("set-up");
    }

    @Override
    public int block(Bytes beginning) {
        if (beginning.isEmpty() || modes.isEmpty()) {
            return 0;
        }
        return modes.isLong(beginning.at(0)) ? longBlock : shortBlock;
    }

    @Override
    public long played(int previousBlock, int block) {
        return previousBlock == 0 || block == 0 ? 0 : previousBlock / 4 + block / 4;
    }

    private static HeaderStep bad(String which) {
        return new HeaderStep.Bad("vorbis " + which + " header is wrong");
    }
}
