package floe.ogg;

import java.nio.ByteBuffer;

/// The checksum of an Ogg page: polynomial 0x04c11db7, most significant bit first, begun with 0, not inverted
/// (RFC 3533 §6, field 7).
final class OggCrc {
    private static final int POLYNOMIAL = 0x04c1_1db7;
    private static final int SLICES = 16;

    // slice k at [k * 256]: what a byte does to the sum when k more bytes follow it
    private static final int[] TABLE = table();

    private OggCrc() {}

    /// The sum `crc` after the bytes of `buffer` (big-endian, as buffers are born) from `from` up to `to`.
    // Hot: every byte that comes in and every byte that is relabelled. Sixteen at a time, by tables of 16 KB in all.
    static int update(int crc, ByteBuffer buffer, int from, int to) {
        int i = from;
        for (; i <= to - SLICES; i += SLICES) {
            long high = buffer.getLong(i) ^ (long) crc << 32;
            long low = buffer.getLong(i + 8);
            crc = eight(high, 8 << 8) ^ eight(low, 0);
        }
        for (; i < to; i++) {
            crc = crc << 8 ^ TABLE[crc >>> 24 ^ buffer.get(i) & 0xFF];
        }
        return crc;
    }

    private static int eight(long bytes, int slice) {
        return TABLE[slice + (7 << 8) + (int) (bytes >>> 56)]
                ^ TABLE[slice + (6 << 8) + (int) (bytes >>> 48 & 0xFF)]
                ^ TABLE[slice + (5 << 8) + (int) (bytes >>> 40 & 0xFF)]
                ^ TABLE[slice + (4 << 8) + (int) (bytes >>> 32 & 0xFF)]
                ^ TABLE[slice + (3 << 8) + (int) (bytes >>> 24 & 0xFF)]
                ^ TABLE[slice + (2 << 8) + (int) (bytes >>> 16 & 0xFF)]
                ^ TABLE[slice + (1 << 8) + (int) (bytes >>> 8 & 0xFF)]
                ^ TABLE[slice + (int) (bytes & 0xFF)];
    }

    private static int[] table() {
        var table = new int[SLICES * 256];
        for (int value = 0; value < 256; value++) {
            int sum = value << 24;
            for (int bit = 0; bit < 8; bit++) {
                sum = sum << 1 ^ (sum < 0 ? POLYNOMIAL : 0);
            }
            table[value] = sum;
        }
        for (int i = 256; i < table.length; i++) {
            int shorter = table[i - 256];
            table[i] = shorter << 8 ^ table[shorter >>> 24];
        }
        return table;
    }
}
