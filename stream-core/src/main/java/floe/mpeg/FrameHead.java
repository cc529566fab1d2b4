package floe.mpeg;

/// What the head of a frame tells.
///
/// @param codec `mp1`, `mp2`, `mp3` or `aac`
/// @param length of the whole frame in bytes, its head included; [#UNTOLD] for free format
/// @param samples that it plays in each channel
/// @param sampleRate in Hz, more than 0
/// @param channels 0 when not told
/// @param bitrate in bit/s, 0 when not told
record FrameHead(String codec, int length, int samples, int sampleRate, int channels, int bitrate) {
    /// The head does not say where the frame ends.
    static final int UNTOLD = 0;

    long durationNanos() {
        return samples * 1_000_000_000L / sampleRate;
    }

    /// Whether both may be of one stream, as all frames of a stream have codec and rate in common.
    boolean fits(FrameHead other) {
        return codec.equals(other.codec) && sampleRate == other.sampleRate;
    }

    /// Whether listeners have to be told of a change.
    boolean soundsLike(FrameHead other) {
        return fits(other) && channels == other.channels;
    }
}
