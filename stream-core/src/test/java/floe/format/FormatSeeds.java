package floe.format;

import floe.mpeg.MpegSeeds;
import floe.ogg.OggSeeds;
import floe.webm.WebmSeeds;
import java.util.ArrayList;
import java.util.List;

/// The beginning of a stream of each format, to be made wrong.
public final class FormatSeeds {
    private static final int MOST_BYTES = 500;

    private FormatSeeds() {}

    /// Each with the byte in front that [FormatFuzz] takes.
    public static List<byte[]> streams() {
        var streams = new ArrayList<byte[]>(MpegSeeds.plain());
        streams.addAll(WebmSeeds.streams());
        streams.addAll(OggSeeds.streams());
        var seeds = new ArrayList<byte[]>();
        for (var stream : streams) {
            var seed = new byte[Math.min(MOST_BYTES, stream.length + 1)];
            System.arraycopy(stream, 0, seed, 1, seed.length - 1);
            seed[0] = (byte) seeds.size();
            seeds.add(seed);
        }
        return seeds;
    }
}
