package floe.ogg;

import floe.bytes.Bytes;

/// How many samples a FLAC frame holds, as the first bytes of its header tell (RFC 9639 §9.1).
final class FlacFrame {
    private static final int NUMBER_AT = 4;

    private FlacFrame() {}

    /// 0 when no frame begins so.
    static int samples(Bytes beginning) {
        boolean frame = beginning.length() > NUMBER_AT && beginning.at(0) == 0xFF && (beginning.at(1) & 0xFE) == 0xF8;
        int code = frame ? beginning.at(2) >> 4 : 0;
        return switch (code) {
            case 0 -> 0;
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << code;
            case 6 -> said(beginning, 1);
            case 7 -> said(beginning, 2);
            default -> 1 << code;
        };
    }

    // The number less one, which stands behind the frame's number.
    private static int said(Bytes beginning, int bytes) {
        int at = NUMBER_AT + numberBytes(beginning.at(NUMBER_AT));
        if (at == NUMBER_AT || beginning.length() < at + bytes) {
            return 0;
        }
        return 1 + (bytes == 1 ? beginning.at(at) : beginning.at(at) << 8 | beginning.at(at + 1));
    }

    // Written like a character of UTF-8, but of up to 7 bytes.
    private static int numberBytes(int first) {
        int ones = Integer.numberOfLeadingZeros(~first << 24);
        return ones == 0 ? 1 : ones == 1 || ones > 7 ? 0 : ones;
    }
}
