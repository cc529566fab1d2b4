package floe.ogg;

import static floe.ogg.Packets.vorbisSetup;

import floe.bytes.Bytes;

/// Ogg as encoders send it, for rooms that know nothing of pages.
public final class OggSource {
    private OggSource() {}

    /// Headers and pages of four long blocks.
    public static Bytes vorbis(int serial, int pages) {
        return Sources.vorbis(serial, pages).bytes();
    }

    /// The same, packed by another table of codes.
    public static Bytes vorbisOfOtherBooks(int serial, int pages) {
        return Sources.vorbis(serial, pages, vorbisSetup(301)).bytes();
    }

    /// Headers and pages of two packets of 20 ms.
    public static Bytes opus(int serial, int pages) {
        return Sources.opus(serial, pages).bytes();
    }
}
