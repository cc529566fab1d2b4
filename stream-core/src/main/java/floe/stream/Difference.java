package floe.stream;

import java.util.Optional;

/// What players may notice where a fallback is heard in place of a source: some stop there.
///
/// @param fallback what it is, in words
/// @param source what it should be, in words
public record Difference(String fallback, String source) {
    private static final double NOTICED = 1.5;

    /// What is different, if anything is: kind, codec, rate, channels, or a bitrate that is half as much again.
    public static Optional<Difference> between(StreamFormat source, StreamFormat fallback) {
        boolean kind = source.container() != fallback.container();
        boolean bitrate = isNoticed(source.bitrate(), fallback.bitrate());
        boolean set = source.codec().equals(fallback.codec())
                && source.sampleRate() == fallback.sampleRate()
                && source.channels() == fallback.channels();
        return kind || bitrate || !set
                ? Optional.of(new Difference(words(fallback, kind, bitrate), words(source, kind, bitrate)))
                : Optional.empty();
    }

    /// The same of a file, all parts of which will be heard.
    public static Optional<Difference> between(StreamFormat source, Recording fallback) {
        return fallback.parts().stream()
                .flatMap(part -> between(source, part.format()).stream())
                .findFirst();
    }

    // What is not told is not compared.
    private static boolean isNoticed(int one, int other) {
        return Math.min(one, other) > 0 && Math.max(one, other) > NOTICED * Math.min(one, other);
    }

    private static String words(StreamFormat format, boolean kind, boolean bitrate) {
        return format.codec() + " " + format.sampleRate() + " Hz " + format.channels() + " ch"
                + (bitrate ? " " + format.bitrate() / 1000 + " kbit/s" : "")
                + (kind ? " in " + format.container() : "");
    }

    @Override
    public String toString() {
        return fallback + " ≠ " + source;
    }
}
