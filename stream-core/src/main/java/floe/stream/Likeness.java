package floe.stream;

import floe.bytes.Bytes;

/// Whether the first bytes of a stream are a format's.
public enum Likeness {
    YES,
    NO,
    /// It takes more bytes to tell.
    NOT_YET;

    /// How far `first` agree with `magic` (ISO 8859-1), with which every stream of a format begins.
    public static Likeness of(Bytes first, String magic) {
        int there = Math.min(first.length(), magic.length());
        if (!first.startsWith(magic.substring(0, there), 0)) {
            return NO;
        }
        return there == magic.length() ? YES : NOT_YET;
    }
}
