package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamFormat;
import java.util.List;

/// Opus in Ogg (RFC 7845): identification and comment packet; granules count at 48 kHz, whatever was recorded.
///
/// @param preSkip ticks at the beginning that are decoded but not played
record OpusCodec(StreamFormat format, int preSkip) implements RestartableCodec {
    private static final int RATE = 48_000;
    private static final int CHANNELS_AT = 9;
    private static final int PRE_SKIP_AT = 10;
    private static final int GAIN_AT = 16;
    private static final int COMMENTS_AT = 8;
    // RFC 7845 §4.6: a decoder that begins in the middle needs 80 ms until it is right.
    private static final int CONVERGENCE_TICKS = RATE * 80 / 1000;
    private static final int SHORTEST_PACKET_TICKS = 120;

    static HeaderStep identify(Bytes packet) {
        if (packet.length() < 19 || packet.at(8) > 15 || !channelsFit(packet)) {
            return new HeaderStep.Bad("opus identification header is wrong");
        }
        int preSkip = packet.at(PRE_SKIP_AT) | packet.at(PRE_SKIP_AT + 1) << 8;
        return new HeaderStep.More(
                new OpusCodec(new StreamFormat(Container.OGG, "opus", packet.at(CHANNELS_AT), RATE, 0), preSkip));
    }

    // RFC 7845 §5.1.1: mapping family 0 has no table, all others have one.
    private static boolean channelsFit(Bytes packet) {
        int channels = packet.at(CHANNELS_AT);
        return switch (packet.at(18)) {
            case 0 -> channels == 1 || channels == 2;
            case 1 -> channels >= 1 && channels <= 8 && packet.length() >= 21 + channels;
            default -> channels >= 1 && packet.length() >= 21 + channels;
        };
    }

    @Override
    public HeaderStep header(int number, Bytes packet) {
        return packet.startsWith("OpusTags", 0)
                ? new HeaderStep.Done(this)
                : new HeaderStep.Bad("opus comment header is wrong");
    }

    @Override
    public int commentsAt(int number, Bytes packet) {
        return number == 1 ? COMMENTS_AT : -1;
    }

    @Override
    public int block(Bytes beginning) {
        if (beginning.isEmpty()) {
            return 0;
        }
        int toc = beginning.at(0);
        int frames = switch (toc & 3) {
            case 0 -> 1;
            case 1, 2 -> 2;
            default -> beginning.length() > 1 ? beginning.at(1) & 0x3F : 0;
        };
        return Math.min(frames * frameTicks(toc >> 3), RATE * 120 / 1000);
    }

    // RFC 6716 §3.1, table 2: SILK 10 to 60 ms, hybrid 10 or 20 ms, CELT 2.5 to 20 ms.
    private static int frameTicks(int config) {
        if (config < 12) {
            return (config & 3) == 3 ? 2880 : 480 << (config & 3);
        }
        return config < 16 ? 480 << (config & 1) : 120 << (config & 3);
    }

    @Override
    public long firstTick() {
        return preSkip;
    }

    @Override
    public int prerollPackets() {
        return CONVERGENCE_TICKS / SHORTEST_PACKET_TICKS;
    }

    @Override
    public List<Bytes> preroll(List<Bytes> packets) {
        int from = packets.size();
        for (int ticks = 0; from > 0 && ticks < CONVERGENCE_TICKS; ) {
            from--;
            ticks += block(packets.get(from));
        }
        return packets.subList(from, packets.size());
    }

    @Override
    public long prerollTicks(List<Bytes> preroll) {
        return preroll.stream().mapToLong(this::block).sum();
    }

    // What is played again is what is skipped.
    @Override
    public List<Bytes> headersAgain(List<Bytes> headers, List<Bytes> preroll, Song song) {
        var head = headers.get(0).toArray();
        if (!preroll.isEmpty()) {
            int skip = (int) prerollTicks(preroll);
            head[PRE_SKIP_AT] = (byte) skip;
            head[PRE_SKIP_AT + 1] = (byte) (skip >> 8);
        }
        var tags = headers.get(1);
        var block = RestartableCodec.comments(tags, COMMENTS_AT).retitled(song).block();
        return List.of(Bytes.wrap(head), Bytes.concat(List.of(tags.slice(0, COMMENTS_AT), block)));
    }

    @Override
    public boolean canGoOn(List<Bytes> headers) {
        return headers.size() == 2;
    }

    // Channels, then all but pre-skip and the rate of what was recorded: gain, mapping family and table.
    @Override
    public boolean takes(List<Bytes> headers, List<Bytes> others) {
        var head = headers.get(0);
        var other = others.get(0);
        return head.at(CHANNELS_AT) == other.at(CHANNELS_AT)
                && head.from(GAIN_AT).equals(other.from(GAIN_AT));
    }
}
