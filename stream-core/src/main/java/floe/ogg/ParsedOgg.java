package floe.ogg;

/// What came of reading a whole file: an [OggFile], or the reason why it is none that can be played.
public sealed interface ParsedOgg permits OggFile, ParsedOgg.Refused {
    /// The file cannot be played.
    ///
    /// @param why for people, one line
    record Refused(String why) implements ParsedOgg {}
}
