package floe.webm;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Matroska as muxers write it.
public final class Webm {
    static final int SOUND = 1;
    static final int PICTURE = 2;

    private Webm() {}

    /// A header with an Opus track.
    public static Bytes soundHeader() {
        return header(track(SOUND, 2, "A_OPUS"));
    }

    /// A header with an Opus and a VP8 track.
    static Bytes pictureHeader() {
        return header(track(SOUND, 2, "A_OPUS"), track(PICTURE, 1, "V_VP8"));
    }

    static Bytes header(Bytes... tracks) {
        var info = element(Element.INFO, element(Element.TIMESTAMP_SCALE, number(1_000_000)));
        return join(
                element(Element.EBML, element(0x4282, Bytes.latin1("webm"))),
                unsized(Element.SEGMENT),
                info,
                element(Element.TRACKS, tracks));
    }

    static Bytes track(int number, int type, String codec) {
        var audio = element(
                Element.AUDIO,
                element(Element.SAMPLING_FREQUENCY, big(Float.floatToIntBits(48_000), 4)),
                element(Element.CHANNELS, number(2)));
        return element(
                Element.TRACK_ENTRY,
                element(Element.TRACK_NUMBER, number(number)),
                element(Element.TRACK_TYPE, number(type)),
                element(Element.CODEC_ID, Bytes.latin1(codec)),
                type == 2 ? audio : Bytes.EMPTY);
    }

    /// A cluster of known size.
    public static Bytes cluster(int millis, Bytes... blocks) {
        return element(Element.CLUSTER, clusterData(millis, blocks));
    }

    /// A live muxer's cluster.
    public static Bytes liveCluster(int millis, Bytes... blocks) {
        return join(unsized(Element.CLUSTER), clusterData(millis, blocks));
    }

    private static Bytes clusterData(int millis, Bytes... blocks) {
        return join(element(Element.TIMESTAMP, number(millis)), join(blocks));
    }

    public static Bytes block(int track, int millis, boolean key, int length) {
        return element(Element.SIMPLE_BLOCK, blockData(track, millis, key ? 0x80 : 0, length));
    }

    static Bytes group(int track, int millis, boolean key, int length) {
        return element(
                Element.BLOCK_GROUP,
                element(Element.BLOCK, blockData(track, millis, 0, length)),
                key ? Bytes.EMPTY : element(Element.REFERENCE_BLOCK, number(1)));
    }

    private static Bytes blockData(int track, int millis, int flags, int length) {
        var data = new byte[length + 4];
        Arrays.fill(data, (byte) 0x1F);
        data[0] = (byte) (0x80 | track);
        data[1] = (byte) (millis >> 8);
        data[2] = (byte) millis;
        data[3] = (byte) flags;
        return Bytes.wrap(data);
    }

    static Bytes unsized(int id) {
        return join(id(id), big(0x01FF_FFFF_FFFF_FFFFL, 8));
    }

    static Bytes sized(int id, long size) {
        return join(id(id), big(1L << 56 | size, 8));
    }

    static Bytes element(int id, Bytes... children) {
        var data = join(children);
        return join(id(id), big(1L << 28 | data.length(), 4), data);
    }

    static Bytes number(long number) {
        return big(number, 4);
    }

    static Bytes join(Bytes... parts) {
        var all = new ArrayList<>(List.of(Bytes.EMPTY));
        all.addAll(Arrays.asList(parts));
        return Bytes.concat(all);
    }

    private static Bytes id(int id) {
        return big(id & 0xFFFF_FFFFL, 4 - Integer.numberOfLeadingZeros(id) / 8);
    }

    private static Bytes big(long number, int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (number >> 8 * (length - 1 - i));
        }
        return Bytes.wrap(bytes);
    }
}
