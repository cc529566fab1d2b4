package floe.http;

import floe.bytes.Bytes;

/// What has become of a request's head so far.
public sealed interface HeadParsing {
    /// The head is not whole yet.
    record Unfinished() implements HeadParsing {}

    /// The head is whole.
    ///
    /// @param rest what the client sent after it in the same breath; it must not get lost
    record Parsed(RequestHead head, Bytes rest) implements HeadParsing {}

    /// This is no request that a server could answer.
    ///
    /// @param status what to answer; 0 to close without a word, as Icecast does
    /// @param why for people, one line
    record Refused(int status, String why) implements HeadParsing {}
}
