package floe.mpeg;

import floe.bytes.Bytes;
import floe.stream.Container;
import java.util.Optional;

/// AAC frames with ADTS heads (ISO 14496-3 §1.A.3.2).
record AdtsSyntax() implements FrameSyntax {
    private static final int[] RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };

    @Override
    public Container container() {
        return Container.ADTS;
    }

    @Override
    public String codec() {
        return "aac";
    }

    @Override
    public int longestFrame() {
        return 8191;
    }

    @Override
    public Optional<FrameHead> headAt(Bytes bytes, int index) {
        int second = bytes.at(index + 1);
        int rateIndex = bytes.at(index + 2) >> 2 & 15;
        int length = (bytes.at(index + 3) & 3) << 11 | bytes.at(index + 4) << 3 | bytes.at(index + 5) >> 5;
        boolean sync = bytes.at(index) == 0xFF && (second & 0xF6) == 0xF0;
        boolean checksum = (second & 1) == 0;
        if (!sync || rateIndex >= RATES.length || length < (checksum ? 9 : 7)) {
            return Optional.empty();
        }
        int configuration = (bytes.at(index + 2) & 1) << 2 | bytes.at(index + 3) >> 6;
        int blocks = 1 + (bytes.at(index + 6) & 3);
        int channels = configuration == 7 ? 8 : configuration;
        return Optional.of(new FrameHead("aac", length, 1024 * blocks, RATES[rateIndex], channels, 0));
    }
}
