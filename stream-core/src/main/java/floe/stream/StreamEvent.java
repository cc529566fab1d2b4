package floe.stream;

import floe.bytes.Bytes;

/// One thing a source says, in the order it was said. The programme of a mount speaks the same words to its
/// listeners.
public sealed interface StreamEvent {
    /// A new logical stream starts here; a newcomer needs exactly these bytes before any [Audio].
    record Headers(Bytes bytes, StreamFormat format) implements StreamEvent {}

    /// One page or frame, whole. A newcomer may start at it when `joinable`.
    ///
    /// @param durationNanos how long it plays; 0 when the format does not tell. Of what a programme plays, how long
    ///     there is for it, which may be less
    /// @param repeated whether it only says again what the link before ended with, to make decoders ready
    record Audio(Bytes bytes, boolean joinable, long durationNanos, boolean repeated) implements StreamEvent {
        public Audio {
            if (durationNanos < 0) {
                throw new IllegalArgumentException("a page lasts " + durationNanos + " ns");
            }
        }

        /// What was not said before.
        public Audio(Bytes bytes, boolean joinable, long durationNanos) {
            this(bytes, joinable, durationNanos, false);
        }
    }

    /// What plays from here on.
    record Title(Song song) implements StreamEvent {}

    /// Nothing follows.
    ///
    /// @param why for people, one line
    record End(String why) implements StreamEvent {}
}
