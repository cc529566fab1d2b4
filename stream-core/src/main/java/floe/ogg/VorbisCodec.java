package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamFormat;
import java.util.List;

/// Vorbis I (specification §4.2): identification, comment and set-up packet.
///
/// @param shortBlock in samples
/// @param longBlock in samples
/// @param modes empty until the set-up packet told them
record VorbisCodec(StreamFormat format, int shortBlock, int longBlock, VorbisModes modes) implements RestartableCodec {
    private static final int COMMENTS_AT = 7;
    private static final Bytes FRAMING_BIT = Bytes.copyOf(new byte[] {1});

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
    public int commentsAt(int number, Bytes packet) {
        return number == 1 ? COMMENTS_AT : -1;
    }

    // The first bit of a packet of sound is 0 (specification §4.3.1).
    @Override
    public int block(Bytes beginning) {
        if (beginning.isEmpty() || (beginning.at(0) & 1) != 0 || !modes.have(beginning.at(0))) {
            return 0;
        }
        return modes.isLong(beginning.at(0)) ? longBlock : shortBlock;
    }

    @Override
    public long played(int previousBlock, int block) {
        return previousBlock == 0 || block == 0 ? 0 : previousBlock / 4 + block / 4;
    }

    @Override
    public int prerollPackets() {
        return 1;
    }

    // The first packet only prepares the overlap with the second (specification §4.3.8).
    @Override
    public List<Bytes> preroll(List<Bytes> packets) {
        return packets.isEmpty() ? packets : List.of(packets.getLast());
    }

    @Override
    public List<Bytes> headersAgain(List<Bytes> headers, List<Bytes> preroll, Song song) {
        var comment = headers.get(1);
        var block =
                RestartableCodec.comments(comment, COMMENTS_AT).retitled(song).block();
        var retitled = Bytes.concat(List.of(comment.slice(0, COMMENTS_AT), block, FRAMING_BIT));
        return List.of(headers.get(0), retitled, headers.get(2));
    }

    @Override
    public boolean canGoOn(List<Bytes> headers) {
        return headers.size() == 3 && !modes.isEmpty();
    }

    @Override
    public boolean takes(List<Bytes> headers, List<Bytes> others) {
        return headers.get(0).equals(others.get(0)) && headers.get(2).equals(others.get(2));
    }

    private static HeaderStep bad(String which) {
        return new HeaderStep.Bad("vorbis " + which + " header is wrong");
    }
}
