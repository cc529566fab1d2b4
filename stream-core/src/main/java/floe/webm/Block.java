package floe.webm;

import floe.bytes.Bytes;
import java.util.Optional;

/// The head of a block of frames (RFC 9559 §10.1).
///
/// @param ticks from its cluster's beginning
/// @param key whether nothing before it is needed
record Block(long track, int ticks, boolean key) {
    private static final int KEY = 0x80;
    /// The longest that [#simple] has to see.
    static final int LONGEST_HEAD = 11;

    /// What the data of a simple block begins with.
    static Optional<Block> simple(Bytes data) {
        return read(data, false);
    }

    /// What a block group's data says: its block is a key frame when it refers to no other.
    static Optional<Block> ofGroup(Bytes data) {
        Optional<Block> block = Optional.empty();
        boolean refers = false;
        int at = 0;
        while (at < data.length()) {
            var child = Element.at(data, at).orElse(new Element(0, 1, 0));
            int begin = at + child.headBytes();
            if (!child.isSound() || child.isUnknown() || child.dataBytes() > data.length() - begin) {
                return Optional.empty();
            }
            at = begin + (int) child.dataBytes();
            refers |= child.id() == Element.REFERENCE_BLOCK;
            if (child.id() == Element.BLOCK) {
                block = read(data.slice(begin, at), true);
            }
        }
        boolean key = !refers;
        return block.map(it -> new Block(it.track, it.ticks, key));
    }

    private static Optional<Block> read(Bytes data, boolean key) {
        if (data.isEmpty()) {
            return Optional.empty();
        }
        int length = Integer.numberOfLeadingZeros(data.at(0)) - 23;
        if (length > 8 || data.length() < length + 3) {
            return Optional.empty();
        }
        long track = Element.number(data, 0, length) & (1L << 7 * length) - 1;
        int ticks = (short) (data.at(length) << 8 | data.at(length + 1));
        return Optional.of(new Block(track, ticks, key || (data.at(length + 2) & KEY) != 0));
    }
}
