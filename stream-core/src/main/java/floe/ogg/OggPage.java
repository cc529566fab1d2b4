package floe.ogg;

import floe.bytes.Bytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// One whole Ogg page (RFC 3533 §6), seen in its bytes. Its checksum may be wrong until [#crcIsRight()] was asked.
public record OggPage(Bytes bytes) {
    /// The page begins with the rest of a packet.
    public static final int CONTINUED = 1;

    /// The first page of its logical stream.
    public static final int BOS = 2;

    /// The last page of its logical stream.
    public static final int EOS = 4;

    /// The granule of a page on which no packet ends.
    public static final long NO_GRANULE = -1;

    static final String CAPTURE = "OggS";
    static final int HEAD_LENGTH = 27;
    static final int MAX_LENGTH = HEAD_LENGTH + 255 + 255 * 255;

    private static final VarHandle INT32LE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT64LE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FLAGS_AT = 5;
    private static final int CRC_AT = 22;

    public OggPage {
        if (!bytes.startsWith(CAPTURE, 0) || lengthIn(bytes) != bytes.length()) {
            throw new IllegalArgumentException("not one Ogg page: " + bytes);
        }
    }

    /// The page that `bytes` begins with.
    public static OggPage at(Bytes bytes) {
        int length = lengthIn(bytes);
        if (length < 0 || length > bytes.length()) {
            throw new IllegalArgumentException("not a whole Ogg page: " + bytes);
        }
        return new OggPage(bytes.slice(0, length));
    }

    /// The pages that `bytes` consists of.
    public static List<OggPage> pagesOf(Bytes bytes) {
        var pages = new ArrayList<OggPage>();
        for (var rest = bytes; !rest.isEmpty(); ) {
            var page = at(rest);
            pages.add(page);
            rest = rest.from(page.bytes.length());
        }
        return pages;
    }

    /// A page that carries nothing but the end of its stream.
    public static Bytes nilEos(int serial, int sequence, long granule) {
        var head = new byte[HEAD_LENGTH];
        Bytes.latin1(CAPTURE).copyTo(head, 0);
        return labelled(head, serial, sequence, granule, EOS).bytes;
    }

    /// How long the page is that `bytes` begins with, as its segment table says; -1 when the table is not all there.
    static int lengthIn(Bytes bytes) {
        if (bytes.length() < HEAD_LENGTH || bytes.length() < HEAD_LENGTH + bytes.at(26)) {
            return -1;
        }
        int segments = bytes.at(26);
        int length = HEAD_LENGTH + segments;
        for (int i = 0; i < segments; i++) {
            length += bytes.at(HEAD_LENGTH + i);
        }
        return length;
    }

    public int version() {
        return bytes.at(4);
    }

    /// [#CONTINUED], [#BOS] and [#EOS], added up.
    public int flags() {
        return bytes.at(5);
    }

    public boolean isContinued() {
        return (flags() & CONTINUED) != 0;
    }

    public boolean isBos() {
        return (flags() & BOS) != 0;
    }

    public boolean isEos() {
        return (flags() & EOS) != 0;
    }

    /// Where the stream stands after the last packet that ends here, in the codec's units; [#NO_GRANULE] when none
    /// does.
    public long granule() {
        return bytes.int64le(6);
    }

    public int serial() {
        return bytes.int32le(14);
    }

    /// The page's number in its logical stream, 32 bits without sign.
    public int sequence() {
        return bytes.int32le(18);
    }

    public Bytes segmentTable() {
        return bytes.slice(HEAD_LENGTH, HEAD_LENGTH + bytes.at(26));
    }

    public Bytes body() {
        return bytes.from(HEAD_LENGTH + bytes.at(26));
    }

    public boolean crcIsRight() {
        return bytes.int32le(CRC_AT) == crc(bytes);
    }

    /// The same page in the logical stream `serial`.
    public OggPage relabelled(int serial) {
        return with(serial, sequence(), granule(), flags());
    }

    /// The same page with another number.
    public OggPage numbered(int sequence) {
        return with(serial(), sequence, granule(), flags());
    }

    /// The same packets under another label. The checksum stays as right as it was.
    // Hot: once for each page that comes in. Only what the label changes goes into the new sum.
    public OggPage with(int serial, int sequence, long granule, int flags) {
        var page = bytes.toArray();
        label(page, serial, sequence, granule, flags);
        int difference = 0;
        for (int i = FLAGS_AT; i < CRC_AT; i++) {
            difference = OggCrc.update(difference, page[i] & 0xFF ^ bytes.at(i));
        }
        int crc = bytes.int32le(CRC_AT) ^ OggCrc.afterZeros(difference, page.length - CRC_AT);
        INT32LE.set(page, CRC_AT, crc);
        return new OggPage(Bytes.wrap(page));
    }

    /// Only the first `segments` of the page, as if nothing had followed.
    OggPage cut(int segments) {
        int length = HEAD_LENGTH + segments;
        for (int i = 0; i < segments; i++) {
            length += bytes.at(HEAD_LENGTH + i);
        }
        var shorter = new byte[length];
        bytes.slice(0, HEAD_LENGTH + segments).copyTo(shorter, 0);
        body().slice(0, length - HEAD_LENGTH - segments).copyTo(shorter, HEAD_LENGTH + segments);
        shorter[26] = (byte) segments;
        return labelled(shorter, serial(), sequence(), 0, flags() & ~EOS);
    }

    /// Without the packets at its end that hold nothing: players choke on them.
    OggPage withoutEmptyEnd() {
        var table = segmentTable();
        int kept = table.length();
        while (kept > 1 && table.at(kept - 1) == 0 && table.at(kept - 2) < 255) {
            kept--;
        }
        return kept == table.length() ? this : cut(kept);
    }

    /// Only what stands behind the first `segments` of the page, as if nothing had been before.
    OggPage behind(int segments) {
        var table = segmentTable();
        int skipped = 0;
        for (int i = 0; i < segments; i++) {
            skipped += table.at(i);
        }
        var rest = body().from(skipped);
        int left = table.length() - segments;
        var shorter = new byte[HEAD_LENGTH + left + rest.length()];
        bytes.slice(0, HEAD_LENGTH).copyTo(shorter, 0);
        table.from(segments).copyTo(shorter, HEAD_LENGTH);
        rest.copyTo(shorter, HEAD_LENGTH + left);
        shorter[26] = (byte) left;
        return labelled(shorter, serial(), sequence(), granule(), flags() & ~CONTINUED);
    }

    /// Whether the last packet goes on upon the next page.
    boolean leavesPacketOpen() {
        int segments = bytes.at(26);
        return segments > 0 && bytes.at(HEAD_LENGTH + segments - 1) == 255;
    }

    /// How many packets end here.
    int packetsEnded() {
        int ended = 0;
        for (int i = 0; i < bytes.at(26); i++) {
            ended += bytes.at(HEAD_LENGTH + i) < 255 ? 1 : 0;
        }
        return ended;
    }

    /// The packets, and pieces of packets, on this page.
    List<PacketPart> parts() {
        var parts = new ArrayList<PacketPart>();
        var table = segmentTable();
        var body = body();
        int from = 0;
        int to = 0;
        boolean begins = !isContinued();
        for (int i = 0; i < table.length(); i++) {
            int segment = table.at(i);
            to += segment;
            if (segment < 255 || i == table.length() - 1) {
                parts.add(new PacketPart(body.slice(from, to), begins, segment < 255, i + 1));
                from = to;
                begins = true;
            }
        }
        return parts;
    }

    /// The page that `page` becomes with this label.
    static OggPage labelled(byte[] page, int serial, int sequence, long granule, int flags) {
        label(page, serial, sequence, granule, flags);
        INT32LE.set(page, CRC_AT, crc(Bytes.wrap(page)));
        return new OggPage(Bytes.wrap(page));
    }

    private static void label(byte[] page, int serial, int sequence, long granule, int flags) {
        page[FLAGS_AT] = (byte) flags;
        INT64LE.set(page, 6, granule);
        INT32LE.set(page, 14, serial);
        INT32LE.set(page, 18, sequence);
    }

    private static int crc(Bytes page) {
        int crc = OggCrc.update(0, page, 0, CRC_AT);
        for (int i = 0; i < Integer.BYTES; i++) {
            crc = OggCrc.update(crc, 0);
        }
        return OggCrc.update(crc, page, CRC_AT + 4, page.length());
    }
}
