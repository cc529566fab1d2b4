package floe.ogg;

import floe.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// A stream of pages in few words, for those who make it wrong: checksums and sizes come out right of themselves. The
/// first byte tells whether what follows is a script (even) or a stream as it is (odd). A script's page is
///
/// - a byte: flags in bits 0–2, serial 0–3 in bits 3–4, 0x20 a granule follows, 0x40 a page number is left out,
///   0x80 its checksum is wrong,
/// - the granule, 8 bytes, if one follows; else 960 more than the serial's last one,
/// - the number of segments, their lengths, and what they hold, as far as it goes.
final class PageScript {
    private static final int OWN_GRANULE = 0x20;
    private static final int GAP = 0x40;
    private static final int WRONG = 0x80;
    private static final int STEP = 960;

    private final ByteBuffer script;
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final long[] granules = new long[4];
    private final int[] sequences = new int[4];

    private PageScript(byte[] input) {
        script = ByteBuffer.wrap(input, 1, input.length - 1).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The stream that `input` tells, not longer than some 20 times itself.
    static byte[] stream(byte[] input) {
        var reading = new PageScript(input);
        if ((input[0] & 1) != 0) {
            reading.stream.write(input, 1, input.length - 1);
        }
        while ((input[0] & 1) == 0 && reading.script.remaining() >= 2) {
            reading.page();
        }
        return reading.stream.toByteArray();
    }

    /// The script that tells pages of serials 0 to 3.
    static byte[] of(List<OggPage> pages) {
        var script = new ByteArrayOutputStream();
        script.write(0);
        for (var page : pages) {
            script.write(page.flags() | (page.serial() & 3) << 3 | OWN_GRANULE);
            script.writeBytes(page.bytes().slice(6, 14).toArray());
            script.write(page.segmentTable().length());
            script.writeBytes(page.segmentTable().toArray());
            script.writeBytes(page.body().toArray());
        }
        return script.toByteArray();
    }

    private void page() {
        int kind = script.get() & 0xFF;
        int serial = kind >> 3 & 3;
        boolean own = (kind & OWN_GRANULE) != 0 && script.remaining() > 8;
        granules[serial] = own ? script.getLong() : granules[serial] + STEP;
        var table = new byte[Math.min(script.get() & 0xFF, script.remaining())];
        script.get(table);
        var page = laid(table);
        sequences[serial] += (kind & GAP) != 0 ? 1 : 0;
        OggPage.labelled(page, serial, sequences[serial]++, granules[serial], kind & 7);
        page[22] ^= (byte) ((kind & WRONG) >> 3);
        stream.writeBytes(page);
    }

    // A segment is as long as the table says, or as the script goes.
    private byte[] laid(byte[] table) {
        int length = 0;
        for (int i = 0; i < table.length; i++) {
            int segment = Math.min(table[i] & 0xFF, script.remaining() - length);
            table[i] = (byte) segment;
            length += segment;
        }
        var page = new byte[OggPage.HEAD_LENGTH + table.length + length];
        Bytes.latin1(OggPage.CAPTURE).copyTo(page, 0);
        page[26] = (byte) table.length;
        Bytes.wrap(table).copyTo(page, OggPage.HEAD_LENGTH);
        script.get(page, OggPage.HEAD_LENGTH + table.length, length);
        return page;
    }
}
