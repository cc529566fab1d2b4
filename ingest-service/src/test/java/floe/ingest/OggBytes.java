package floe.ingest;

import floe.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A small Opus stream, page by page.
final class OggBytes {
    private static final int SERIAL = 7;

    private OggBytes() {}

    /// Headers and `pages` pages of 20 ms.
    static byte[] opus(int pages) {
        var parts = new ArrayList<Bytes>();
        parts.add(headers());
        for (int i = 0; i < pages; i++) {
            parts.add(audio(i));
        }
        return Bytes.concat(parts).toArray();
    }

    /// Pages `from` and after, without headers.
    static byte[] opusPages(int from, int count) {
        return Bytes.concat(IntStream.range(from, from + count)
                        .mapToObj(OggBytes::audio)
                        .toList())
                .toArray();
    }

    static Bytes headers() {
        return Bytes.concat(List.of(page(2, 0, 0, opusHead()), page(0, 0, 1, opusTags())));
    }

    static Bytes audio(int number) {
        var packet = new byte[100];
        packet[0] = (byte) 0xF8; // CELT, 20 ms, one frame
        packet[1] = (byte) number;
        return page(0, 960L * (number + 1), number + 2, packet);
    }

    private static byte[] opusHead() {
        return ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 2)
                .putShort((short) 312)
                .putInt(48_000)
                .putShort((short) 0)
                .put((byte) 0)
                .array();
    }

    private static byte[] opusTags() {
        return ByteBuffer.allocate(20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusTags".getBytes(StandardCharsets.US_ASCII))
                .putInt(4)
                .put("test".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .array();
    }

    private static Bytes page(int flags, long granule, int sequence, byte[] packet) {
        var page = ByteBuffer.allocate(28 + packet.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OggS".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .put((byte) flags)
                .putLong(granule)
                .putInt(SERIAL)
                .putInt(sequence)
                .putInt(0)
                .put((byte) 1)
                .put((byte) packet.length)
                .put(packet);
        page.putInt(22, checksum(page.array()));
        return Bytes.wrap(page.array());
    }

    private static int checksum(byte[] page) {
        int crc = 0;
        for (byte b : page) {
            crc ^= (b & 0xFF) << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ 0x04c11db7 : crc << 1;
            }
        }
        return crc;
    }
}
