package floe.ogg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/// Packets as the codecs' specifications lay them out, without any sound in them.
final class Packets {
    private Packets() {}

    /// Blocks of 256 and 2048 samples.
    static byte[] vorbisId(int channels, int rate, int bitrate) {
        return vorbisId(channels, rate, bitrate, 0xB8);
    }

    static byte[] vorbisId(int channels, int rate, int bitrate, int blocks) {
        return contents(little(30)
                .put(latin1("\u0001vorbis"))
                .putInt(0)
                .put((byte) channels)
                .putInt(rate)
                .putInt(0)
                .putInt(bitrate)
                .putInt(0)
                .put((byte) blocks)
                .put((byte) 1));
    }

    static byte[] vorbisComment(String... fields) {
        return joined(latin1("\u0003vorbis"), comments(fields), new byte[] {1});
    }

    /// As all codecs write them, by the vendor `Xiph`.
    static byte[] comments(String... fields) {
        var block = new ByteArrayOutputStream();
        block.writeBytes(contents(little(4).putInt(4)));
        block.writeBytes(latin1("Xiph"));
        block.writeBytes(contents(little(4).putInt(fields.length)));
        for (var field : fields) {
            var utf8 = field.getBytes(StandardCharsets.UTF_8);
            block.writeBytes(contents(little(4).putInt(utf8.length)));
            block.writeBytes(utf8);
        }
        return block.toByteArray();
    }

    /// Ends with two modes: 0 has short blocks, 1 long ones.
    static byte[] vorbisSetup() {
        return vorbisSetup(300);
    }

    static byte[] vorbisSetup(int books) {
        var packet = new ByteArrayOutputStream();
        packet.writeBytes(latin1("\u0005vorbis"));
        packet.writeBytes(OggWriter.filled(books, 0xFF));
        var bits = new BitSet();
        bits.set(0);
        bits.set(6 + 41);
        bits.set(6 + 41 + 33);
        bits.set(6 + 2 * 41);
        packet.writeBytes(bits.toByteArray());
        return packet.toByteArray();
    }

    static byte[] vorbisLong(int length) {
        return beginning(0x02, length);
    }

    static byte[] vorbisShort(int length) {
        return beginning(0x00, length);
    }

    static byte[] opusHead(int channels, int preSkip) {
        return contents(little(19)
                .put(latin1("OpusHead\u0001"))
                .put((byte) channels)
                .putShort((short) preSkip)
                .putInt(44_100)
                .putShort((short) 0)
                .put((byte) 0));
    }

    static byte[] opusTags(String... fields) {
        return joined(latin1("OpusTags"), comments(fields));
    }

    /// One frame of 20 ms, as music encoders make it.
    static byte[] opus20ms(int length) {
        return beginning(0xF8, length);
    }

    static byte[] flacHead(int rate, int channels, int blockSize) {
        var head = ByteBuffer.allocate(51).put(latin1("\u007fFLAC\u0001\0\0\u0001fLaC"));
        head.putInt(34).putShort((short) blockSize).putShort((short) blockSize).put(new byte[6]);
        head.putInt(rate << 12 | (channels - 1) << 9 | 15 << 4);
        return contents(head);
    }

    static byte[] flacComment(boolean last, String... fields) {
        var comments = comments(fields);
        return contents(ByteBuffer.allocate(4 + comments.length)
                .putInt((last ? 0x84 : 0x04) << 24 | comments.length)
                .put(comments));
    }

    /// 4096 samples, as encoders that do not vary it make all but the last.
    static byte[] flacFrame(int length) {
        return flacFrame(0xC0, length);
    }

    /// @param blockCode the byte of the header with the size in its high half
    static byte[] flacFrame(int blockCode, int length) {
        var frame = beginning(0xFF, length);
        frame[1] = (byte) 0xF8;
        frame[2] = (byte) (blockCode | 9);
        frame[3] = 0x18;
        frame[4] = 0;
        return frame;
    }

    static byte[] speexHead(int rate, int channels, int extraHeaders) {
        var head = little(80).put(latin1("Speex   1.2"));
        head.putInt(36, rate).putInt(48, channels).putInt(52, -1);
        head.putInt(56, rate / 50).putInt(64, 1).putInt(68, extraHeaders);
        return contents(head);
    }

    static byte[] speexComment(String... fields) {
        return comments(fields);
    }

    static byte[] kateHead(int headerPackets) {
        var head = Arrays.copyOf(latin1("\u0080kate"), 64);
        head[11] = (byte) headerPackets;
        return head;
    }

    static byte[] kateComment() {
        return joined(latin1("\u0081kate\0\0\0\0"), comments());
    }

    static byte[] kateText() {
        return latin1("\0text");
    }

    static byte[] midiHead() {
        return latin1("OggMIDI\0\0\0\0\0");
    }

    static byte[] theoraHead(int frames, int seconds, int granuleShift) {
        var head = ByteBuffer.allocate(42).put(latin1("\u0080theora\u0003\u0002\u0001"));
        head.putShort((short) 20).putShort((short) 15).position(22);
        head.putInt(frames).putInt(seconds).position(37);
        head.put((byte) 0).put((byte) 0x40).put((byte) 0).put((byte) (granuleShift >> 3));
        head.put((byte) (granuleShift << 5));
        return contents(head);
    }

    static byte[] theoraComment(String... fields) {
        return joined(latin1("\u0081theora"), comments(fields));
    }

    static byte[] theoraSetup() {
        return latin1("\u0082theora and tables");
    }

    static byte[] theoraKey(int length) {
        return beginning(0x30, length);
    }

    static byte[] theoraDelta(int length) {
        return beginning(0x70, length);
    }

    static byte[] skeletonHead() {
        return Arrays.copyOf(latin1("fishead\0\u0003"), 64);
    }

    static byte[] skeletonBone() {
        return Arrays.copyOf(latin1("fisbone\0"), 52);
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] beginning(int first, int length) {
        var packet = new byte[length];
        for (int i = 0; i < length; i++) {
            packet[i] = (byte) (i * 31 + length);
        }
        packet[0] = (byte) first;
        return packet;
    }

    private static byte[] contents(ByteBuffer packet) {
        var bytes = new byte[packet.capacity()];
        packet.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
