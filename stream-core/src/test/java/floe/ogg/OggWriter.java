package floe.ogg;

import floe.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Writes pages as an encoder does, with a checksum computed bit by bit.
final class OggWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int serial;
    private int sequence;

    OggWriter(int serial) {
        this.serial = serial;
    }

    /// A page of whole packets.
    OggWriter page(int flags, long granule, byte[]... packets) {
        var table = new ByteArrayOutputStream();
        var body = new ByteArrayOutputStream();
        for (var packet : packets) {
            for (int i = 0; i < packet.length / 255; i++) {
                table.write(255);
            }
            table.write(packet.length % 255);
            body.writeBytes(packet);
        }
        return raw(flags, granule, table.toByteArray(), body.toByteArray());
    }

    /// One packet over as many pages as it needs, `segments` on each; the flags belong to the first.
    OggWriter spread(int flags, long granule, int segments, byte[] packet) {
        int room = segments * 255;
        for (int at = 0; at <= packet.length; at += room) {
            boolean last = at + room > packet.length;
            int length = last ? packet.length - at : room;
            var part = new byte[length];
            System.arraycopy(packet, at, part, 0, length);
            int pageFlags = at == 0 ? flags : OggPage.CONTINUED;
            if (last) {
                page(pageFlags, granule, part);
            } else {
                raw(pageFlags, OggPage.NO_GRANULE, filled(segments, 255), part);
            }
        }
        return this;
    }

    OggWriter raw(int flags, long granule, byte[] table, byte[] body) {
        out.writeBytes(page(0, flags, granule, serial, sequence++, table, body));
        return this;
    }

    /// Something that is no page.
    OggWriter noise(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /// Leaves out `pages` numbers.
    OggWriter skip(int pages) {
        sequence += pages;
        return this;
    }

    Bytes bytes() {
        return Bytes.wrap(out.toByteArray());
    }

    static byte[] page(int version, int flags, long granule, int serial, int sequence, byte[] table, byte[] body) {
        var bytes = new byte[27 + table.length + body.length];
        var page = ByteBuffer.wrap(bytes);
        page.order(ByteOrder.LITTLE_ENDIAN);
        page.put(new byte[] {'O', 'g', 'g', 'S', (byte) version, (byte) flags});
        page.putLong(granule).putInt(serial).putInt(sequence).putInt(0).put((byte) table.length);
        page.put(table).put(body);
        page.putInt(22, slowCrc(bytes));
        return bytes;
    }

    static int slowCrc(byte[] bytes) {
        int crc = 0;
        for (byte each : bytes) {
            crc ^= each << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ 0x04c11db7 : crc << 1;
            }
        }
        return crc;
    }

    static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
