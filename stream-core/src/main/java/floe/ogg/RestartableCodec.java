package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Song;
import java.util.ArrayList;
import java.util.List;

/// A codec whose stream can begin again in the middle, in a new link, without a sample more or less; and go on with
/// packets of another that was set up alike.
sealed interface RestartableCodec extends OggCodec permits VorbisCodec, OpusCodec, FlacCodec {
    /// How many packets, at most, have to be decoded before the first one that is heard.
    int prerollPackets();

    /// Which of the last packets are played again in front, so that a decoder stands where it stood: the end of
    /// `packets`.
    List<Bytes> preroll(List<Bytes> packets);

    /// What the granule counts for these packets although nothing of them is heard.
    default long prerollTicks(List<Bytes> preroll) {
        return 0;
    }

    /// All header packets, for a stream that begins with `preroll` and plays `song`.
    List<Bytes> headersAgain(List<Bytes> headers, List<Bytes> preroll, Song song);

    /// Whether these are all headers of such a stream, and it can be told from a packet what it plays.
    boolean canGoOn(List<Bytes> headers);

    /// Whether who decodes by `headers` can go on with the packets of a stream that has `others`, of the same codec.
    boolean takes(List<Bytes> headers, List<Bytes> others);

    /// `headers` with what `others` tell of themselves, for a stream of which nobody knows how long it is.
    default List<Bytes> endless(List<Bytes> headers, List<Bytes> others) {
        var renewed = new ArrayList<>(headers);
        renewed.set(1, others.get(1));
        return renewed;
    }

    /// The comments of `packet`, which begin at `at`.
    static Comments comments(Bytes packet, int at) {
        return Comments.in(packet.from(at)).orElse(Comments.NONE);
    }
}
