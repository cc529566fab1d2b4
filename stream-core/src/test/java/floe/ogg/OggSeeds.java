package floe.ogg;

import floe.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Small streams and comment headers, to be made wrong.
public final class OggSeeds {
    private static final int MOST_BYTES = 4000;

    private OggSeeds() {}

    public static List<byte[]> streams() {
        var streams = new ArrayList<byte[]>();
        streams.add(Sources.joined(Sources.vorbis(1, 3), Sources.opus(2, 4)).toArray());
        streams.add(new OggWriter(1)
                .page(OggPage.BOS, 0, Packets.flacHead(44_100, 2, 4096))
                .page(0, 0, Packets.flacComment(true, "TITLE=x"))
                .page(0, 4096, Packets.flacFrame(30))
                .page(0, 8192, Packets.flacFrame(30))
                .page(0, 12_288, Packets.flacFrame(30))
                .bytes()
                .toArray());
        streams.add(Sources.joined(
                        new OggWriter(1).page(OggPage.BOS, 0, Packets.speexHead(16_000, 1, 1)),
                        new OggWriter(2).page(OggPage.BOS, 0, Packets.theoraHead(25, 1, 6)),
                        new OggWriter(3).page(OggPage.BOS, 0, Packets.kateHead(2)),
                        new OggWriter(4).page(OggPage.BOS, 0, Packets.skeletonHead()),
                        new OggWriter(5).page(OggPage.BOS, 0, Packets.midiHead()),
                        new OggWriter(1).page(0, 0, Packets.speexComment("TITLE=x"), new byte[3]),
                        new OggWriter(2).page(0, 0, Packets.theoraComment("ARTIST=y"), Packets.theoraSetup()),
                        new OggWriter(3).page(0, 0, Packets.kateComment()),
                        new OggWriter(2).page(0, 64, Packets.theoraKey(20)),
                        new OggWriter(1).page(0, 320, new byte[9]),
                        new OggWriter(3).page(0, 1, Packets.kateText()))
                .toArray());
        for (var codec : List.of("vorbis", "opus", "flac")) {
            streams.add(recorded(codec));
        }
        return streams;
    }

    /// The streams as [PageScript] tells them, and one of them as it is.
    public static List<byte[]> scripts() {
        var scripts = new ArrayList<byte[]>();
        for (var stream : streams()) {
            scripts.add(PageScript.of(new OggPageParser().parse(Bytes.wrap(stream))));
        }
        scripts.add(
                Bytes.concat(List.of(Bytes.latin1("\u0001"), Sources.opus(1, 2).bytes()))
                        .toArray());
        return scripts;
    }

    public static List<byte[]> comments() {
        return List.of(
                Packets.comments(),
                Packets.comments("ARTIST=Nils", "TITLE=Says", "METADATA_BLOCK_PICTURE=AAAA"),
                Packets.comments("title=a=b", "", "=", "TITLE=\u0000\u20ac"));
    }

    private static byte[] recorded(String codec) {
        try (var in = Objects.requireNonNull(OggSeeds.class.getResourceAsStream(codec + ".ogg"))) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
