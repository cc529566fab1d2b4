package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamFormat;

/// Theora (specification §6 and appendix A): identification, comment and set-up packet; a tick is a frame.
///
/// @param frames in `seconds`
/// @param granuleShift how many low bits of a granule count frames since the key frame
record TheoraCodec(StreamFormat format, long frames, long seconds, int granuleShift) implements OggCodec {
    static HeaderStep identify(Bytes packet) {
        if (packet.length() < 42 || packet.at(7) != 3) {
            return bad("identification");
        }
        long frames = int32be(packet, 22);
        long seconds = int32be(packet, 26);
        int width = packet.at(10) << 8 | packet.at(11);
        int height = packet.at(12) << 8 | packet.at(13);
        if (frames == 0 || seconds == 0 || width == 0 || height == 0) {
            return bad("identification");
        }
        int bitrate = packet.at(37) << 16 | packet.at(38) << 8 | packet.at(39);
        int shift = (packet.at(40) & 3) << 3 | packet.at(41) >> 5;
        return new HeaderStep.More(
                new TheoraCodec(new StreamFormat(Container.OGG, "theora", 0, 0, bitrate), frames, seconds, shift));
    }

    @Override
    public HeaderStep header(int number, Bytes packet) {
        if (number == 1) {
            return packet.startsWith("\u0081theora", 0) ? new HeaderStep.More(this) : bad("comment");
        }
        return packet.startsWith("\u0082theora", 0) ? new HeaderStep.Done(this) : bad("set-up");
    }

    @Override
    public int commentsAt(int number, Bytes packet) {
        return number == 1 ? 7 : -1;
    }

    @Override
    public Lead lead() {
        return Lead.PICTURE;
    }

    // An empty packet repeats the last frame; the second bit of the others is set in frames that need one before.
    boolean isKeyPacket(Bytes beginning) {
        return !beginning.isEmpty() && (beginning.at(0) & 0xC0) == 0;
    }

    @Override
    public int block(Bytes beginning) {
        return 1;
    }

    @Override
    public long ticks(long granule) {
        return (granule >> granuleShift) + (granule & (1L << granuleShift) - 1);
    }

    @Override
    public long ticksIn(int someSeconds) {
        return Math.max(1, someSeconds * frames / seconds);
    }

    @Override
    public long nanos(long ticks) {
        return (long) ((double) ticks * seconds / frames * SECOND_NANOS);
    }

    private static long int32be(Bytes bytes, int at) {
        return Integer.toUnsignedLong(Integer.reverseBytes(bytes.int32le(at)));
    }

    private static HeaderStep bad(String which) {
        return new HeaderStep.Bad("theora " + which + " header is wrong");
    }
}
