package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// FLAC in Ogg, mapping 1.x (RFC 9639 §10.1): STREAMINFO in the first packet, then one metadata block a packet, then
/// frames, which begin with 0xFF.
record FlacCodec(StreamFormat format) implements RestartableCodec {
    private static final int MAPPING_AT = 5;
    private static final int PACKETS_AT = 7;
    private static final int BLOCK_AT = 13;
    private static final int STREAMINFO_AT = 17;
    private static final int STREAMINFO_LENGTH = 34;
    private static final int FRAME_SIZES_AT = 21;
    private static final int RATE_AT = 27;
    // The low half of this byte and the four behind it.
    private static final int TOTAL_AT = 30;
    private static final int LAST_BLOCK = 0x80;
    private static final int PADDING = 1;
    private static final int SEEKTABLE = 3;
    private static final int COMMENTS = 4;
    private static final int CUESHEET = 5;
    private static final int COMMENTS_AT = 4;

    static HeaderStep identify(Bytes packet) {
        if (packet.length() > MAPPING_AT && packet.at(MAPPING_AT) != 1) {
            return bad("mapping " + packet.at(MAPPING_AT));
        }
        if (packet.length() < STREAMINFO_AT + STREAMINFO_LENGTH || !packet.startsWith("fLaC", 9)) {
            return bad("identification header");
        }
        int rate = packet.at(RATE_AT) << 12 | packet.at(28) << 4 | packet.at(29) >> 4;
        int channels = (packet.at(29) >> 1 & 7) + 1;
        if (rate == 0 || kind(packet.at(BLOCK_AT)) != 0) {
            return bad("identification header");
        }
        var format = new StreamFormat(Container.OGG, "flac", channels, rate, 0);
        return afterBlock(packet.at(BLOCK_AT), new FlacCodec(format));
    }

    @Override
    public HeaderStep header(int number, Bytes packet) {
        if (packet.isEmpty() || kind(packet.at(0)) == 0 || kind(packet.at(0)) == 0x7F) {
            return bad("metadata block");
        }
        return afterBlock(packet.at(0), this);
    }

    @Override
    public int commentsAt(int number, Bytes packet) {
        boolean comments = number > 0 && kind(packet.at(0)) == COMMENTS;
        return comments ? Math.min(COMMENTS_AT, packet.length()) : -1;
    }

    @Override
    public boolean isData(Bytes beginning) {
        return !beginning.isEmpty() && beginning.at(0) == 0xFF;
    }

    @Override
    public int block(Bytes beginning) {
        return FlacFrame.samples(beginning);
    }

    // Every frame stands for itself.
    @Override
    public int prerollPackets() {
        return 0;
    }

    @Override
    public List<Bytes> preroll(List<Bytes> packets) {
        return List.of();
    }

    @Override
    public List<Bytes> headersAgain(List<Bytes> headers, List<Bytes> preroll, Song song) {
        var comments = headers.stream()
                .skip(1)
                .filter(packet -> kind(packet.at(0)) == COMMENTS)
                .map(packet -> RestartableCodec.comments(packet, COMMENTS_AT))
                .reduce(Comments.NONE, (_, last) -> last);
        var blocks = lasting(headers);
        blocks.removeIf(packet -> kind(packet.at(0)) == COMMENTS);
        blocks.addFirst(commentBlock(comments.retitled(song).block()));
        return together(headers.getFirst(), blocks);
    }

    @Override
    public boolean canGoOn(List<Bytes> headers) {
        return true;
    }

    // Rate, channels and bits of a sample; and nobody has to make room for larger blocks.
    @Override
    public boolean takes(List<Bytes> headers, List<Bytes> others) {
        var head = headers.get(0);
        var other = others.get(0);
        return head.slice(RATE_AT, TOTAL_AT).equals(other.slice(RATE_AT, TOTAL_AT))
                && (head.at(TOTAL_AT) & 0xF0) == (other.at(TOTAL_AT) & 0xF0)
                && largestBlock(head) >= largestBlock(other);
    }

    // libFLAC stops where STREAMINFO says that the stream does; who begins with one block size needs it kept.
    @Override
    public List<Bytes> endless(List<Bytes> headers, List<Bytes> others) {
        var head = headers.getFirst().toArray();
        Arrays.fill(head, FRAME_SIZES_AT, RATE_AT, (byte) 0);
        head[TOTAL_AT] &= (byte) 0xF0;
        Arrays.fill(head, TOTAL_AT + 1, STREAMINFO_AT + STREAMINFO_LENGTH, (byte) 0);
        return together(Bytes.wrap(head), lasting(others));
    }

    private static int largestBlock(Bytes head) {
        return head.at(STREAMINFO_AT + 2) << 8 | head.at(STREAMINFO_AT + 3);
    }

    // Not those that say where to find things in the stream, nor room for more.
    private static List<Bytes> lasting(List<Bytes> headers) {
        var blocks = new ArrayList<Bytes>();
        for (var packet : headers.subList(1, headers.size())) {
            switch (kind(packet.at(0))) {
                case PADDING, SEEKTABLE, CUESHEET -> {}
                default -> blocks.add(packet);
            }
        }
        return blocks;
    }

    private static List<Bytes> together(Bytes head, List<Bytes> blocks) {
        var headers = new ArrayList<>(blocks);
        headers.addFirst(counting(head, blocks.size()));
        headers.replaceAll(block -> withLast(block, false));
        headers.addLast(withLast(headers.removeLast(), true));
        return headers;
    }

    // The first packet says how many headers follow; 0 when it does not want to.
    private static Bytes counting(Bytes head, int headers) {
        var counting = head.toArray();
        boolean told = counting[PACKETS_AT] != 0 || counting[PACKETS_AT + 1] != 0;
        counting[PACKETS_AT] = 0;
        counting[PACKETS_AT + 1] = (byte) (told ? headers : 0);
        return Bytes.wrap(counting);
    }

    private static Bytes commentBlock(Bytes comments) {
        int length = comments.length();
        byte[] head = {COMMENTS, (byte) (length >> 16), (byte) (length >> 8), (byte) length};
        return Bytes.concat(List.of(Bytes.wrap(head), comments));
    }

    private static Bytes withLast(Bytes packet, boolean last) {
        int at = packet.startsWith("\u007fFLAC", 0) ? BLOCK_AT : 0;
        var bytes = packet.toArray();
        bytes[at] = (byte) (kind(bytes[at]) | (last ? LAST_BLOCK : 0));
        return Bytes.wrap(bytes);
    }

    private static HeaderStep afterBlock(int blockHead, FlacCodec codec) {
        return (blockHead & LAST_BLOCK) != 0 ? new HeaderStep.Done(codec) : new HeaderStep.More(codec);
    }

    private static int kind(int blockHead) {
        return blockHead & ~LAST_BLOCK;
    }

    private static HeaderStep bad(String which) {
        return new HeaderStep.Bad("flac " + which + (which.startsWith("mapping") ? " is not known" : " is wrong"));
    }
}
