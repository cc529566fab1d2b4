package floe.stream;

/// What a stream is made of, as its headers tell.
///
/// @param container how its bytes are cut
/// @param codec lower case, several joined by `/` in the order of their first pages: `vorbis`, `opus`, `theora/vorbis`
/// @param channels 0 when not told
/// @param sampleRate in Hz, 0 when not told; Opus always plays at 48000
/// @param bitrate nominal, in bit/s, 0 when not told
public record StreamFormat(Container container, String codec, int channels, int sampleRate, int bitrate) {
    public StreamFormat {
        if (codec.isBlank() || channels < 0 || sampleRate < 0 || bitrate < 0) {
            throw new IllegalArgumentException("no format: " + codec + ", " + channels + " channels, " + sampleRate
                    + " Hz, " + bitrate + " bit/s");
        }
    }

    @Override
    public String toString() {
        return codec + " " + sampleRate + " Hz, " + channels + " ch"
                + (bitrate > 0 ? ", " + bitrate / 1000 + " kbit/s" : "");
    }
}
