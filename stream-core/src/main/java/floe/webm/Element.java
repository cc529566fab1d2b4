package floe.webm;

import floe.bytes.Bytes;
import java.util.Optional;

/// The head of an EBML element: what it is, and how much follows.
///
/// @param id as written, its marker bit included
/// @param headBytes how long id and size are, 2 to 12
/// @param dataBytes [#UNKNOWN] when it ends where something of its own level begins
record Element(int id, int headBytes, long dataBytes) {
    static final int EBML = 0x1A45DFA3;
    static final int SEGMENT = 0x18538067;
    static final int SEEK_HEAD = 0x114D9B74;
    static final int INFO = 0x1549A966;
    static final int TIMESTAMP_SCALE = 0x2AD7B1;
    static final int TRACKS = 0x1654AE6B;
    static final int TRACK_ENTRY = 0xAE;
    static final int TRACK_NUMBER = 0xD7;
    static final int TRACK_TYPE = 0x83;
    static final int CODEC_ID = 0x86;
    static final int AUDIO = 0xE1;
    static final int CHANNELS = 0x9F;
    static final int SAMPLING_FREQUENCY = 0xB5;
    static final int CLUSTER = 0x1F43B675;
    static final int TIMESTAMP = 0xE7;
    static final int SIMPLE_BLOCK = 0xA3;
    static final int BLOCK_GROUP = 0xA0;
    static final int BLOCK = 0xA1;
    static final int REFERENCE_BLOCK = 0xFB;

    static final long UNKNOWN = -1;
    /// The longest that [#at] has to see.
    static final int LONGEST_HEAD = 12;

    /// The element that begins at `index`; nothing when `bytes` end too early to tell.
    static Optional<Element> at(Bytes bytes, int index) {
        int there = bytes.length() - index;
        if (there < 2) {
            return Optional.empty();
        }
        int idBytes = Integer.numberOfLeadingZeros(bytes.at(index)) - 23;
        if (idBytes > 4) {
            return Optional.of(new Element(0, 1, 0));
        }
        if (there < idBytes + 1) {
            return Optional.empty();
        }
        int sizeBytes = Integer.numberOfLeadingZeros(bytes.at(index + idBytes)) - 23;
        if (sizeBytes > 8) {
            return Optional.of(new Element(0, 1, 0));
        }
        return there < idBytes + sizeBytes
                ? Optional.empty()
                : Optional.of(new Element(
                        (int) number(bytes, index, idBytes),
                        idBytes + sizeBytes,
                        size(bytes, index + idBytes, sizeBytes)));
    }

    /// Whether this is an element at all.
    boolean isSound() {
        return id != 0;
    }

    boolean isUnknown() {
        return dataBytes == UNKNOWN;
    }

    /// Of the head that begins at `index`, the same with an unknown size.
    Bytes headWithoutSize(Bytes bytes, int index) {
        var head = bytes.slice(index, index + headBytes).toArray();
        int idBytes = 4 - Integer.numberOfLeadingZeros(id) / 8;
        int sizeBytes = headBytes - idBytes;
        head[idBytes] = (byte) (0xFF >> sizeBytes - 1);
        for (int i = idBytes + 1; i < headBytes; i++) {
            head[i] = (byte) 0xFF;
        }
        return Bytes.wrap(head);
    }

    /// Big-endian, at most 8 bytes; longer ones keep their last 8.
    static long number(Bytes bytes, int index, int length) {
        long number = 0;
        for (int i = index; i < index + length; i++) {
            number = number << 8 | bytes.at(i);
        }
        return number;
    }

    private static long size(Bytes bytes, int index, int length) {
        long mask = (1L << 7 * length) - 1;
        long size = number(bytes, index, length) & mask;
        return size == mask ? UNKNOWN : size;
    }
}
