package floe.mpeg;

import floe.bytes.Bytes;
import java.util.OptionalLong;

/// Tags that files carry around their frames, and encoders send along: no sound, and nothing that a listener who
/// comes later would get. How long they are is told in their heads, so none has to be kept to be passed over.
public final class Tag {
    /// How many bytes [#id3v2] looks at.
    public static final int ID3V2_HEAD = 10;

    private static final int APE_HEAD = 32;
    private static final int ID3V1 = 128;

    private Tag() {}

    /// Whether a tag may begin with this byte.
    static boolean mayBegin(int first) {
        return first == 'I' || first == 'T' || first == 'A';
    }

    /// How many bytes from `index` on it takes to tell what begins there, tag or frame.
    static int neededAt(Bytes bytes, int index) {
        return bytes.at(index) == 'A' ? APE_HEAD : ID3V2_HEAD;
    }

    /// How long the tag is that begins at `index`; nothing when none does. [#neededAt] bytes are there.
    static OptionalLong lengthAt(Bytes bytes, int index) {
        if (bytes.startsWith("ID3", index)) {
            return id3v2(bytes, index);
        }
        if (bytes.startsWith("TAG", index)) {
            return OptionalLong.of(ID3V1);
        }
        return bytes.startsWith("APETAGEX", index) ? ape(bytes, index) : OptionalLong.empty();
    }

    /// How long the ID3v2 tag is that begins at `index`, its head and footer included (id3.org, ID3v2.4 §3.1);
    /// [#ID3V2_HEAD] bytes are there.
    public static OptionalLong id3v2(Bytes bytes, int index) {
        long size = 0;
        for (int i = 6; i < ID3V2_HEAD; i++) {
            int seven = bytes.at(index + i);
            if (seven > 0x7F) {
                return OptionalLong.empty();
            }
            size = size << 7 | seven;
        }
        boolean sane = bytes.startsWith("ID3", index) && bytes.at(index + 3) != 0xFF && bytes.at(index + 4) != 0xFF;
        boolean footer = (bytes.at(index + 5) & 0x10) != 0;
        return sane ? OptionalLong.of(ID3V2_HEAD + size + (footer ? ID3V2_HEAD : 0)) : OptionalLong.empty();
    }

    // The size counts items and footer. A footer by itself is passed over alone.
    private static OptionalLong ape(Bytes bytes, int index) {
        boolean isHead = (bytes.int32le(index + 20) & 1 << 29) != 0;
        long size = bytes.int32le(index + 12) & 0xFFFF_FFFFL;
        return OptionalLong.of(APE_HEAD + (isHead ? size : 0));
    }
}
