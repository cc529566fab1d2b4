package floe.programme;

import floe.ogg.OggSplicer;
import floe.stream.StreamEvent.Headers;

/// How well one stream goes on where another ends; the later ones are the better.
enum Fit {
    /// Of another kind: nobody can tell listeners that it is one.
    NONE,
    /// Of the same kind, but made differently: some players stop.
    KIND,
    /// Of the same codec, rate and channels: most players go on.
    LIKE,
    /// Set up alike: the one goes on in the stream of the other.
    SEAMLESS;

    /// How well `next` follows `heard`.
    static Fit of(Headers heard, Headers next) {
        var one = heard.format();
        var other = next.format();
        if (one.container() != other.container()) {
            return NONE;
        }
        if (OggSplicer.splices(heard, next)) {
            return SEAMLESS;
        }
        boolean alike = one.codec().equals(other.codec())
                && one.channels() == other.channels()
                && one.sampleRate() == other.sampleRate();
        return alike ? LIKE : KIND;
    }
}
