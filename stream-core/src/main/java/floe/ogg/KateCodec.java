package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamFormat;

/// Kate, text beside sound or pictures: as many header packets as the first one says, each with the high bit of its
/// first byte set. Its pages are shown when their time has come and play no time of their own.
///
/// @param headerPackets in all, at least 1
record KateCodec(int headerPackets) implements OggCodec {
    private static final int HEADER = 0x80;

    static HeaderStep identify(Bytes packet) {
        if (packet.length() < 64 || packet.at(11) == 0) {
            return new HeaderStep.Bad("kate identification header is wrong");
        }
        var codec = new KateCodec(packet.at(11));
        return codec.headerPackets == 1 ? new HeaderStep.Done(codec) : new HeaderStep.More(codec);
    }

    @Override
    public StreamFormat format() {
        return new StreamFormat(Container.OGG, "kate", 0, 0, 0);
    }

    @Override
    public Lead lead() {
        return Lead.WORDS;
    }

    @Override
    public HeaderStep header(int number, Bytes packet) {
        if (!packet.startsWith("kate\0\0\0", 1)) {
            return new HeaderStep.Bad("kate header is wrong");
        }
        return number + 1 < headerPackets ? new HeaderStep.More(this) : new HeaderStep.Done(this);
    }

    @Override
    public boolean isData(Bytes beginning) {
        return !beginning.isEmpty() && beginning.at(0) < HEADER;
    }

    @Override
    public int block(Bytes beginning) {
        return 0;
    }

    @Override
    public long nanos(long ticks) {
        return 0;
    }
}
