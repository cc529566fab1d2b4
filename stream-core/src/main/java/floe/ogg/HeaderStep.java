package floe.ogg;

/// What a header packet did to what is known of its logical stream.
sealed interface HeaderStep {
    /// Further header packets must follow.
    record More(OggCodec codec) implements HeaderStep {}

    /// That was the last one.
    record Done(OggCodec codec) implements HeaderStep {}

    /// The stream cannot be played.
    record Bad(String why) implements HeaderStep {}
}
