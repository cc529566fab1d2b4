package floe.config;

import java.util.Random;

/// Files that can be played.
public final class Sound {
    private static final int FRAME = 417;

    private Sound() {}

    /// MP3 of this many bytes, 128 kbit/s at 44.1 kHz; another seed, another sound.
    public static byte[] mp3(int length, long seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        for (int at = 0; at + 4 <= length; at += FRAME) {
            bytes[at] = (byte) 0xFF;
            bytes[at + 1] = (byte) 0xFB;
            bytes[at + 2] = (byte) 0x90;
            bytes[at + 3] = 0x64;
        }
        return bytes;
    }
}
