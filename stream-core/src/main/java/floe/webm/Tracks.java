package floe.webm;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/// What a segment says of itself before its first cluster.
///
/// @param timestampScale nanoseconds of a tick, 1 to 10⁹
record Tracks(List<Track> tracks, long timestampScale) {
    private static final long USUAL_SCALE = 1_000_000;
    private static final int MOST_TRACKS = 32;
    private static final int VIDEO = 1;

    /// @param codec lower case: `opus`, `vp8`
    record Track(long number, long type, String codec, int channels, int sampleRate) {}

    Tracks {
        tracks = List.copyOf(tracks);
    }

    /// What the elements in `header` say, those of the segment's own level; `from` is where they begin.
    static Tracks read(Bytes header, int from) {
        var reading = new Reading();
        each(header, from, header.length(), reading::segment);
        return new Tracks(reading.tracks, reading.scale);
    }

    /// Whether newcomers have to begin at a key frame.
    boolean hasPictures() {
        return tracks.stream().anyMatch(track -> track.type() == VIDEO);
    }

    boolean isPicture(long number) {
        return tracks.stream().anyMatch(track -> track.type() == VIDEO && track.number() == number);
    }

    StreamFormat format() {
        var codecs = tracks.stream()
                .map(Track::codec)
                .filter(codec -> !codec.isBlank())
                .toList();
        var sound = tracks.stream().filter(track -> track.sampleRate() > 0).findFirst();
        return new StreamFormat(
                Container.EBML,
                codecs.isEmpty() ? "unknown" : String.join("/", codecs),
                sound.map(track -> Math.max(0, track.channels())).orElse(0),
                sound.map(Track::sampleRate).orElse(0),
                0);
    }

    /// Calls `seen` with each element between `from` and `to`, and where its data begins. Stops at what is none.
    private static void each(Bytes bytes, int from, int to, BiConsumer<Element, Bytes> seen) {
        int at = from;
        while (at < to) {
            var element = Element.at(bytes, at).orElse(new Element(0, 1, 0));
            int begin = at + element.headBytes();
            if (!element.isSound() || element.isUnknown() || element.dataBytes() > to - begin) {
                return;
            }
            at = begin + (int) element.dataBytes();
            seen.accept(element, bytes.slice(begin, at));
        }
    }

    private static final class Reading {
        private final List<Track> tracks = new ArrayList<>();
        private long scale = USUAL_SCALE;
        private long number;
        private long type;
        private String codec = "";
        private int channels;
        private int sampleRate;

        void segment(Element element, Bytes data) {
            switch (element.id()) {
                case Element.INFO -> each(data, 0, data.length(), this::info);
                case Element.TRACKS -> each(data, 0, data.length(), this::trackList);
                default -> {}
            }
        }

        private void info(Element element, Bytes data) {
            if (element.id() == Element.TIMESTAMP_SCALE) {
                long told = Element.number(data, 0, data.length());
                scale = told > 0 && told <= 1_000_000_000 ? told : USUAL_SCALE;
            }
        }

        private void trackList(Element element, Bytes data) {
            if (element.id() == Element.TRACK_ENTRY && tracks.size() < MOST_TRACKS) {
                number = 0;
                type = 0;
                codec = "";
                channels = 0;
                sampleRate = 0;
                each(data, 0, data.length(), this::track);
                tracks.add(new Track(number, type, codec, channels, sampleRate));
            }
        }

        private void track(Element element, Bytes data) {
            switch (element.id()) {
                case Element.TRACK_NUMBER -> number = Element.number(data, 0, data.length());
                case Element.TRACK_TYPE -> type = Element.number(data, 0, data.length());
                case Element.CODEC_ID -> codec = codecName(data);
                case Element.AUDIO -> {
                    channels = 1;
                    sampleRate = 8000;
                    each(data, 0, data.length(), this::audio);
                }
                default -> {}
            }
        }

        private void audio(Element element, Bytes data) {
            switch (element.id()) {
                case Element.CHANNELS -> channels = (int) Math.min(255, number(data));
                case Element.SAMPLING_FREQUENCY -> sampleRate = rate(data);
                default -> {}
            }
        }

        private static long number(Bytes data) {
            return Element.number(data, 0, data.length()) & Long.MAX_VALUE;
        }

        private static int rate(Bytes data) {
            double rate = switch (data.length()) {
                case 4 -> Float.intBitsToFloat(data.int32be(0));
                case 8 -> Double.longBitsToDouble(Element.number(data, 0, 8));
                default -> 0;
            };
            return rate > 0 && rate <= 1_000_000 ? (int) rate : 0;
        }

        /// `A_OPUS` → `opus`, `V_MPEG4/ISO/AVC` → `mpeg4`.
        private static String codecName(Bytes data) {
            var id = data.slice(0, Math.min(data.length(), 64)).text(StandardCharsets.US_ASCII);
            return id.toLowerCase(Locale.ROOT).replaceFirst("^[avs]_", "").replaceFirst("(?s)[^a-z0-9_.-].*$", "");
        }
    }
}
