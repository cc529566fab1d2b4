package floe.mpeg;

import floe.bytes.Bytes;
import floe.stream.Container;
import java.util.Optional;

/// Frames of MPEG audio, layers I to III, of MPEG-1, MPEG-2 and 2.5 (ISO 11172-3 §2.4.1.3, ISO 13818-3 §2.4.2.3).
record MpegSyntax() implements FrameSyntax {
    private static final int MPEG_2_5 = 0;
    private static final int RESERVED = 1;
    private static final int MPEG_1 = 3;

    private static final int[] RATES = {44_100, 48_000, 32_000};
    // In kbit/s, by bitrate index; free format is 0.
    private static final int[] V1_LAYER_1 = {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448};
    private static final int[] V1_LAYER_2 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384};
    private static final int[] V1_LAYER_3 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] V2_LAYER_1 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256};
    private static final int[] V2_LAYER_2_AND_3 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

    @Override
    public Container container() {
        return Container.MPEG;
    }

    @Override
    public String codec() {
        return "mp3";
    }

    /// Layer II at 160 kbit/s and 8 kHz: 2880 bytes and one of padding.
    @Override
    public int longestFrame() {
        return 2881;
    }

    @Override
    public Optional<FrameHead> headAt(Bytes bytes, int index) {
        int second = bytes.at(index + 1);
        int third = bytes.at(index + 2);
        int version = second >> 3 & 3;
        int layer = 4 - (second >> 1 & 3);
        int bitrateIndex = third >> 4;
        int rateIndex = third >> 2 & 3;
        boolean sync = bytes.at(index) == 0xFF && (second & 0xE0) == 0xE0;
        boolean reserved = version == RESERVED || layer == 4 || bitrateIndex == 15 || rateIndex == 3;
        if (!sync || reserved || (bytes.at(index + 3) & 3) == 2) {
            return Optional.empty();
        }
        int rate = RATES[rateIndex] >> (version == MPEG_1 ? 0 : version == MPEG_2_5 ? 2 : 1);
        int bitrate = bitrates(version, layer)[bitrateIndex] * 1000;
        int samples = samples(version, layer);
        int padding = third >> 1 & 1;
        int channels = bytes.at(index + 3) >> 6 == 3 ? 1 : 2;
        int length = bitrate == 0 ? FrameHead.UNTOLD : length(layer, samples, bitrate, rate, padding);
        return Optional.of(new FrameHead("mp" + layer, length, samples, rate, channels, bitrate));
    }

    /// LAME's `Xing` and `Info` stand behind the side information, Fraunhofer's `VBRI` always at the same place.
    @Override
    public boolean isIndex(Bytes frame) {
        boolean first = (frame.at(1) >> 3 & 3) == MPEG_1;
        boolean mono = frame.at(3) >> 6 == 3;
        int side = 4 + (first ? mono ? 17 : 32 : mono ? 9 : 17);
        return frame.startsWith("Xing", side) || frame.startsWith("Info", side) || frame.startsWith("VBRI", 36);
    }

    private static int[] bitrates(int version, int layer) {
        boolean first = version == MPEG_1;
        return switch (layer) {
            case 1 -> first ? V1_LAYER_1 : V2_LAYER_1;
            case 2 -> first ? V1_LAYER_2 : V2_LAYER_2_AND_3;
            default -> first ? V1_LAYER_3 : V2_LAYER_2_AND_3;
        };
    }

    private static int samples(int version, int layer) {
        return layer == 1 ? 384 : layer == 3 && version != MPEG_1 ? 576 : 1152;
    }

    // Layer I counts in slots of four bytes.
    private static int length(int layer, int samples, int bitrate, int rate, int padding) {
        return layer == 1 ? (12 * bitrate / rate + padding) * 4 : samples / 8 * bitrate / rate + padding;
    }
}
