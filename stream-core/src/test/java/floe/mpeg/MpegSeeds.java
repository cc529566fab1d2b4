package floe.mpeg;

import static floe.mpeg.Frames.aac;
import static floe.mpeg.Frames.id3Head;
import static floe.mpeg.Frames.joined;
import static floe.mpeg.Frames.mpeg;
import static floe.mpeg.Frames.times;
import static floe.mpeg.Frames.zeros;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Small streams of frames, to be made wrong.
public final class MpegSeeds {
    private static final Bytes MPEG = zeros(1);
    private static final Bytes AAC = Bytes.wrap(new byte[] {1});

    private MpegSeeds() {}

    /// Each with the byte in front that [MpegFuzz] takes.
    public static List<byte[]> streams() {
        var id3v1 = joined(Bytes.latin1("TAG"), zeros(125));
        var ape = joined(Bytes.latin1("APETAGEX"), zeros(4), Bytes.latin1(" "), zeros(19));
        var frames = List.of(
                joined(MPEG, times(12, small())),
                joined(MPEG, id3Head(5, 0), zeros(5), times(4, small()), id3v1, times(3, small())),
                joined(MPEG, times(2, Frames.mp3Padded()), ape, small(), small()),
                joined(MPEG, times(3, mpeg(0xFF, 0x10, 0x40, 32)), times(3, mpeg(0xFD, 0x10, 0x40, 104))),
                joined(MPEG, mpeg(0xFF, 0x10, 0x40, 32), Bytes.latin1("Info"), times(3, mpeg(0xFF, 0x10, 0x40, 32))),
                joined(MPEG, times(5, mpeg(0xF3, 0x04, 0xC0, 60))),
                joined(MPEG, index(), times(3, small())),
                joined(MPEG, small(), zeros(30), times(3, small())),
                joined(AAC, times(10, aac(16))),
                joined(AAC, id3Head(5, 0x10), zeros(15), aac(30), aac(7), aac(40), zeros(9), aac(20), aac(20)));
        var seeds = new ArrayList<byte[]>();
        frames.forEach(each -> seeds.add(each.toArray()));
        return seeds;
    }

    /// Without that byte.
    public static List<byte[]> plain() {
        var seeds = new ArrayList<byte[]>();
        streams().forEach(seed -> seeds.add(Bytes.wrap(seed).from(1).toArray()));
        return seeds;
    }

    /// MPEG-2 layer III, 8 kbit/s, 24 kHz: 24 bytes, 24 ms.
    static Bytes small() {
        return mpeg(0xF3, 0x14, 0xC0, 24);
    }

    private static Bytes index() {
        var frame = mpeg(0xF3, 0x44, 0xC0, 96).toArray();
        Bytes.latin1("Info").copyTo(frame, 13);
        return Bytes.wrap(frame);
    }
}
