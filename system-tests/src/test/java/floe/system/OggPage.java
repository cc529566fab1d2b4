package floe.system;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/// A page as it came off a wire or a file (RFC 3533, section 6). Written apart from Floe's own: it judges them.
final class OggPage {
    static final int HEAD_BYTES = 27;
    private static final int CONTINUED = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final int[] CRC = crcTable();

    private final byte[] bytes;
    private final ByteBuffer view;

    OggPage(byte[] bytes) {
        this.bytes = bytes;
        this.view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    int serial() {
        return view.getInt(14);
    }

    long sequence() {
        return Integer.toUnsignedLong(view.getInt(18));
    }

    /// The position at the end of the last packet that ends here, -1 when none does.
    long granule() {
        return view.getLong(6);
    }

    boolean isContinued() {
        return (bytes[5] & CONTINUED) != 0;
    }

    boolean isFirst() {
        return (bytes[5] & FIRST) != 0;
    }

    boolean isLast() {
        return (bytes[5] & LAST) != 0;
    }

    /// Whether it carries sound, not headers and not only the end. (Headers of different files may be alike.)
    boolean isSound() {
        return !isFirst() && granule() != 0 && bytes.length > HEAD_BYTES + (bytes[26] & 0xFF);
    }

    /// Whether the last packet goes on in the next page.
    boolean leavesPacketOpen() {
        int segments = bytes[26] & 0xFF;
        return segments > 0 && bytes[HEAD_BYTES + segments - 1] == (byte) 0xFF;
    }

    byte[] body() {
        int from = HEAD_BYTES + (bytes[26] & 0xFF);
        var body = new byte[bytes.length - from];
        System.arraycopy(bytes, from, body, 0, body.length);
        return body;
    }

    /// The same for pages with the same sound, whatever serial, sequence and position they bear.
    long fingerprint() {
        var crc = new CRC32();
        int from = HEAD_BYTES + (bytes[26] & 0xFF);
        crc.update(bytes, from, bytes.length - from);
        return crc.getValue() | ((long) (bytes.length - from) << 32);
    }

    boolean hasRightCrc() {
        int crc = 0;
        for (int i = 0; i < bytes.length; i++) {
            int b = i >= 22 && i < 26 ? 0 : bytes[i] & 0xFF;
            crc = (crc << 8) ^ CRC[(crc >>> 24) ^ b];
        }
        return crc == view.getInt(22);
    }

    private static int[] crcTable() {
        var table = new int[256];
        for (int i = 0; i < 256; i++) {
            int r = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                r = r < 0 ? (r << 1) ^ 0x04C1_1DB7 : r << 1;
            }
            table[i] = r;
        }
        return table;
    }

    @Override
    public String toString() {
        return "page %08x/%d granule %d%s%s%s, %d bytes"
                .formatted(
                        serial(),
                        sequence(),
                        granule(),
                        isFirst() ? " BOS" : "",
                        isLast() ? " EOS" : "",
                        isContinued() ? " continued" : "",
                        bytes.length);
    }
}
