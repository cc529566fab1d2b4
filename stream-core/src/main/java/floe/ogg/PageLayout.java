package floe.ogg;

import floe.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Packets → pages of one logical stream (RFC 3533 §6), each as full as it may be. The last page ends with the last
/// packet.
final class PageLayout {
    private static final int MOST_SEGMENTS = 255;

    private final int serial;
    private final List<OggPage> pages = new ArrayList<>();

    PageLayout(int serial) {
        this.serial = serial;
    }

    /// The pages laid so far, numbered from 0.
    List<OggPage> pages() {
        return List.copyOf(pages);
    }

    /// Lays a link's headers, each on pages of its own.
    void layHeaders(List<Bytes> packets) {
        lay(OggPage.BOS, 0, packets.subList(0, 1));
        packets.stream().skip(1).forEach(packet -> lay(0, 0, List.of(packet)));
    }

    /// Lays `packets` on pages of their own.
    ///
    /// @param flags of the first of these pages
    /// @param granule of each page on which a packet ends
    void lay(int flags, long granule, List<Bytes> packets) {
        var body = Bytes.concat(packets);
        var table = segments(packets);
        int at = 0;
        for (int from = 0; from < table.length; from += MOST_SEGMENTS) {
            int to = Math.min(table.length, from + MOST_SEGMENTS);
            int length = 0;
            boolean ends = false;
            for (int i = from; i < to; i++) {
                length += table[i] & 0xFF;
                ends |= table[i] != -1;
            }
            boolean continued = from > 0 && table[from - 1] == -1;
            pages.add(page(
                    from == 0 ? flags : continued ? OggPage.CONTINUED : 0,
                    ends ? granule : OggPage.NO_GRANULE,
                    ByteBuffer.wrap(table, from, to - from),
                    body.slice(at, at + length)));
            at += length;
        }
    }

    private OggPage page(int flags, long granule, ByteBuffer table, Bytes body) {
        var bytes = ByteBuffer.allocate(OggPage.HEAD_LENGTH + table.remaining() + body.length());
        bytes.put(0, OggPage.CAPTURE.getBytes(StandardCharsets.US_ASCII));
        bytes.put(26, (byte) table.remaining());
        bytes.position(OggPage.HEAD_LENGTH).put(table).put(body.view());
        return OggPage.labelled(bytes.array(), serial, pages.size(), granule, flags);
    }

    // 255 for each full segment, less for the last one of a packet.
    private static byte[] segments(List<Bytes> packets) {
        int count = 0;
        for (var packet : packets) {
            count += packet.length() / 255 + 1;
        }
        var table = new byte[count];
        int at = 0;
        for (var packet : packets) {
            for (int i = packet.length() / 255; i > 0; i--) {
                table[at++] = -1;
            }
            table[at++] = (byte) (packet.length() % 255);
        }
        return table;
    }
}
