package floe.ogg;

import floe.bytes.Bytes;

/// Which modes of a Vorbis stream use the long block. They stand last in the set-up packet (specification §4.2.4), so
/// they are read backwards from its end; everything before them would have to be decoded otherwise.
///
/// @param count 0 when not known
/// @param longBlocks bit k: mode k uses the long block
record VorbisModes(int count, long longBlocks) {
    static final VorbisModes UNKNOWN = new VorbisModes(0, 0);

    private static final int MODE_BITS = 41;
    private static final int COUNT_BITS = 6;

    /// The modes that `setup` ends with; the longest run of modes whose count stands before it.
    static VorbisModes in(Bytes setup) {
        int framing = lastSetBit(setup);
        var found = UNKNOWN;
        long blocks = 0;
        for (int count = 1; count <= 64; count++) {
            int mode = framing - count * MODE_BITS;
            if (mode < COUNT_BITS || !isMode(setup, mode)) {
                break;
            }
            blocks = blocks << 1 | bits(setup, mode, 1);
            if (bits(setup, mode - COUNT_BITS, COUNT_BITS) == count - 1) {
                found = new VorbisModes(count, blocks);
            }
        }
        return found;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// Whether the audio packet with this first byte is of one of them.
    boolean have(int firstByte) {
        return mode(firstByte) < count;
    }

    /// Whether the audio packet with this first byte uses the long block.
    boolean isLong(int firstByte) {
        return (longBlocks >>> mode(firstByte) & 1) != 0;
    }

    private int mode(int firstByte) {
        int modeBits = count == 0 ? 0 : 32 - Integer.numberOfLeadingZeros(count - 1);
        return firstByte >> 1 & (1 << modeBits) - 1;
    }

    private static int lastSetBit(Bytes bytes) {
        int bit = bytes.length() * 8 - 1;
        while (bit >= 0 && bits(bytes, bit, 1) == 0) {
            bit--;
        }
        return bit;
    }

    // Block flag, window type 0, transform type 0, mapping below 64.
    private static boolean isMode(Bytes bytes, int at) {
        return bits(bytes, at + 1, 32) == 0 && bits(bytes, at + 33, 8) < 64;
    }

    private static long bits(Bytes bytes, int at, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int bit = at + i;
            value |= (long) (bytes.at(bit >> 3) >> (bit & 7) & 1) << i;
        }
        return value;
    }
}
