package floe.programme;

import floe.stream.StreamFormat;

/// How well one stream goes on where another ends; the later ones are the better.
enum Fit {
    /// Of another kind: nobody can tell listeners that it is one.
    NONE,
    /// Of the same kind, but made differently: some players stop.
    KIND,
    /// Alike, as far as can be told.
    LIKE;

    /// How well `next` follows `heard`.
    static Fit of(StreamFormat heard, StreamFormat next) {
        if (heard.container() != next.container()) {
            return NONE;
        }
        boolean alike = heard.codec().equals(next.codec())
                && heard.channels() == next.channels()
                && heard.sampleRate() == next.sampleRate();
        return alike ? LIKE : KIND;
    }
}
