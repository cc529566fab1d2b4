package floe.ogg;

import static floe.ogg.Packets.opus20ms;
import static floe.ogg.Packets.opusHead;
import static floe.ogg.Packets.opusTags;
import static floe.ogg.Packets.vorbisComment;
import static floe.ogg.Packets.vorbisId;
import static floe.ogg.Packets.vorbisLong;
import static floe.ogg.Packets.vorbisSetup;

import floe.bytes.Bytes;
import floe.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;

/// Streams as encoders send them, and what a framer makes of them.
final class Sources {
    private Sources() {}

    static OggWriter vorbisHeaders(int serial) {
        return new OggWriter(serial)
                .page(OggPage.BOS, 0, vorbisId(2, 44_100, 128_000))
                .page(0, 0, vorbisComment(), vorbisSetup());
    }

    /// Pages of four long blocks.
    static OggWriter vorbis(int serial, int pages) {
        return vorbis(serial, pages, vorbisSetup());
    }

    static OggWriter vorbis(int serial, int pages, byte[] setup) {
        var writer = new OggWriter(serial)
                .page(OggPage.BOS, 0, vorbisId(2, 44_100, 128_000))
                .page(0, 0, vorbisComment(), setup);
        long granule = -1024;
        for (int i = 0; i < pages; i++) {
            granule += 4096;
            int flags = i == pages - 1 ? OggPage.EOS : 0;
            writer.page(flags, granule, vorbisLong(40), vorbisLong(90), vorbisLong(300), vorbisLong(20));
        }
        return writer;
    }

    static OggWriter opusHeaders(int serial) {
        return new OggWriter(serial).page(OggPage.BOS, 0, opusHead(2, 312)).page(0, 0, opusTags());
    }

    /// Pages of two packets of 20 ms.
    static OggWriter opus(int serial, int pages) {
        var writer = opusHeaders(serial);
        for (int i = 1; i <= pages; i++) {
            writer.page(i == pages ? OggPage.EOS : 0, i * 1920L, opus20ms(80), opus20ms(120));
        }
        return writer;
    }

    static List<StreamEvent> framed(OggWriter... writers) {
        return new OggFramer(7).frame(joined(writers));
    }

    static Bytes joined(OggWriter... writers) {
        var all = new ArrayList<Bytes>();
        for (var writer : writers) {
            all.add(writer.bytes());
        }
        return Bytes.concat(all);
    }

    /// What comes out when `bytes` come in pieces of `size`.
    static List<StreamEvent> framedInPieces(Bytes bytes, int size) {
        var framer = new OggFramer(7);
        var events = new ArrayList<StreamEvent>();
        for (int at = 0; at < bytes.length(); at += size) {
            events.addAll(framer.frame(bytes.slice(at, Math.min(bytes.length(), at + size))));
        }
        return events;
    }

    static List<StreamEvent.Headers> headers(List<StreamEvent> events) {
        return only(StreamEvent.Headers.class, events);
    }

    static List<StreamEvent.Audio> audio(List<StreamEvent> events) {
        return only(StreamEvent.Audio.class, events);
    }

    /// Why it ended; empty when it did not.
    static String end(List<StreamEvent> events) {
        var ends = only(StreamEvent.End.class, events);
        return ends.isEmpty() ? "" : ends.getLast().why();
    }

    static OggPage page(StreamEvent.Audio audio) {
        return new OggPage(audio.bytes());
    }

    private static <T> List<T> only(Class<T> kind, List<StreamEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
