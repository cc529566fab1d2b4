package floe.ogg;

import floe.bytes.Bytes;

/// The checksum of an Ogg page: polynomial 0x04c11db7, most significant bit first, begun with 0, not inverted
/// (RFC 3533 §6, field 7). So it is linear: the sum of what two pages differ in is what their sums differ in.
final class OggCrc {
    private static final int POLYNOMIAL = 0x04c1_1db7;
    private static final int SLICES = 16;

    // slice k at [k * 256]: what a byte does to the sum when k more bytes follow it
    private static final int[] TABLE = table();

    // What 0 to 255 zero bytes multiply a sum with, and 256 times as many.
    private static final int[] ZEROS = powers(0x0000_0100);
    private static final int[] ZEROS_256 = powers(multiplied(ZEROS[255], ZEROS[1]));

    private OggCrc() {}

    /// The sum `crc` after the bytes of `bytes` from `from` up to `to`.
    // Hot: every byte that comes in. Sixteen at a time, by tables of 16 KB in all.
    static int update(int crc, Bytes bytes, int from, int to) {
        int sum = crc;
        int i = from;
        for (; i <= to - SLICES; i += SLICES) {
            long high = bytes.int64be(i) ^ (long) sum << 32;
            long low = bytes.int64be(i + 8);
            sum = eight(high, 8 << 8) ^ eight(low, 0);
        }
        for (; i < to; i++) {
            sum = update(sum, bytes.at(i));
        }
        return sum;
    }

    /// The sum `crc` after one more byte, 0–255.
    static int update(int crc, int next) {
        return crc << 8 ^ TABLE[crc >>> 24 ^ next];
    }

    /// The sum `crc` after `count` zero bytes, fewer than 65536.
    static int afterZeros(int crc, int count) {
        return multiplied(multiplied(crc, ZEROS[count & 0xFF]), ZEROS_256[count >>> 8]);
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

    // Of polynomials over two elements, modulo the one above; bit 31 is the highest power.
    private static int multiplied(int one, int other) {
        int product = 0;
        for (int bit = 31; bit >= 0; bit--) {
            product = product << 1 ^ (product >> 31 & POLYNOMIAL) ^ (-(other >>> bit & 1) & one);
        }
        return product;
    }

    private static int[] powers(int base) {
        var powers = new int[256];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = multiplied(powers[i - 1], base);
        }
        return powers;
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
