package floe.ogg;

import floe.bytes.Bytes;

/// Ogg as encoders send it, for rooms that know nothing of pages.
public final class OggSource {
    private OggSource() {}

    /// Headers and pages of four long blocks.
    public static Bytes vorbis(int serial, int pages) {
        return Sources.vorbis(serial, pages).bytes();
    }
}
