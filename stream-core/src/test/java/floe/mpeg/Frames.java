package floe.mpeg;

import floe.bytes.Bytes;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Frames and tags as encoders write them, with bodies that hold no sync.
public final class Frames {
    private Frames() {}

    /// MPEG-1 layer III, 128 kbit/s, 44.1 kHz, joint stereo: 417 bytes, 26 ms.
    public static Bytes mp3() {
        return mpeg(0xFB, 0x90, 0x64, 417);
    }

    /// The same with a byte of padding.
    public static Bytes mp3Padded() {
        return mpeg(0xFB, 0x92, 0x64, 418);
    }

    /// MPEG-1 layer III, 320 kbit/s, 44.1 kHz, joint stereo: 1044 bytes, 26 ms.
    public static Bytes mp3At320() {
        return mpeg(0xFB, 0xE0, 0x64, 1044);
    }

    /// MPEG-2 layer III, 64 kbit/s, 22.05 kHz, mono: 208 bytes.
    public static Bytes mp3Low() {
        return mpeg(0xF3, 0x80, 0xC4, 208);
    }

    static Bytes mpeg(int second, int third, int fourth, int length) {
        var frame = new byte[length];
        Arrays.fill(frame, (byte) 0x55);
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) second;
        frame[2] = (byte) third;
        frame[3] = (byte) fourth;
        return Bytes.wrap(frame);
    }

    /// AAC-LC, 44.1 kHz, stereo, `length` bytes in all, 23.2 ms.
    public static Bytes aac(int length) {
        var frame = new byte[Math.max(length, 7)];
        Arrays.fill(frame, (byte) 0x55);
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xF1;
        frame[2] = 0x50;
        frame[3] = (byte) (0x80 | length >> 11);
        frame[4] = (byte) (length >> 3);
        frame[5] = (byte) (length << 5 | 0x1F);
        frame[6] = (byte) 0xFC;
        return Bytes.wrap(frame);
    }

    /// An ID3v2.4 tag whose size says `size`, with `flags`; only its head.
    public static Bytes id3Head(int size, int flags) {
        return Bytes.wrap(new byte[] {
            'I',
            'D',
            '3',
            4,
            0,
            (byte) flags,
            (byte) (size >> 21 & 0x7F),
            (byte) (size >> 14 & 0x7F),
            (byte) (size >> 7 & 0x7F),
            (byte) (size & 0x7F)
        });
    }

    public static Bytes zeros(int length) {
        return Bytes.wrap(new byte[length]);
    }

    public static Bytes times(int count, Bytes bytes) {
        return Bytes.concat(Collections.nCopies(count, bytes));
    }

    public static Bytes joined(Bytes... parts) {
        return Bytes.concat(List.of(parts));
    }

    public static List<StreamEvent> inPieces(StreamFramer framer, Bytes bytes, int size) {
        var events = new ArrayList<StreamEvent>();
        for (int at = 0; at < bytes.length(); at += size) {
            events.addAll(framer.frame(bytes.slice(at, Math.min(bytes.length(), at + size))));
        }
        return events;
    }

    public static List<StreamEvent.Audio> audio(List<StreamEvent> events) {
        return events.stream()
                .filter(StreamEvent.Audio.class::isInstance)
                .map(StreamEvent.Audio.class::cast)
                .toList();
    }

    public static List<StreamEvent.Headers> headers(List<StreamEvent> events) {
        return events.stream()
                .filter(StreamEvent.Headers.class::isInstance)
                .map(StreamEvent.Headers.class::cast)
                .toList();
    }

    /// All that listeners would get.
    public static Bytes sound(List<StreamEvent> events) {
        var parts = new ArrayList<Bytes>(List.of(Bytes.EMPTY));
        audio(events).forEach(audio -> parts.add(audio.bytes()));
        return Bytes.concat(parts);
    }
}
