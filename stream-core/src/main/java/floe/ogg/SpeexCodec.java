package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamFormat;

/// Speex in Ogg (RFC 5574, the header of the Speex manual §6): identification, comment and extra header packets.
///
/// @param packetTicks samples in a packet
/// @param headerPackets in all
record SpeexCodec(StreamFormat format, int packetTicks, int headerPackets) implements OggCodec {
    private static final int MOST_EXTRA_HEADERS = 16;

    static HeaderStep identify(Bytes packet) {
        if (packet.length() < 80) {
            return bad("identification");
        }
        int rate = packet.int32le(36);
        int channels = packet.int32le(48);
        int extraHeaders = packet.int32le(68);
        if (rate <= 0 || channels < 1 || channels > 2 || extraHeaders < 0 || extraHeaders > MOST_EXTRA_HEADERS) {
            return bad("identification");
        }
        var format = new StreamFormat(Container.OGG, "speex", channels, rate, Math.max(0, packet.int32le(52)));
        return new HeaderStep.More(new SpeexCodec(format, packetTicks(packet, rate), 2 + extraHeaders));
    }

    // Frame size and frames in a packet; nothing absurd, at most a second.
    private static int packetTicks(Bytes packet, int rate) {
        long ticks = (long) packet.int32le(56) * packet.int32le(64);
        return ticks < 0 || ticks > rate ? 0 : (int) ticks;
    }

    @Override
    public HeaderStep header(int number, Bytes packet) {
        return number + 1 < headerPackets ? new HeaderStep.More(this) : new HeaderStep.Done(this);
    }

    @Override
    public int commentsAt(int number, Bytes packet) {
        return number == 1 ? 0 : -1;
    }

    @Override
    public int block(Bytes beginning) {
        return packetTicks;
    }

    private static HeaderStep bad(String which) {
        return new HeaderStep.Bad("speex " + which + " header is wrong");
    }
}
