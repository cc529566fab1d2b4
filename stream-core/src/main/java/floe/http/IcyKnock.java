package floe.http;

import floe.bytes.Bytes;

/// What somebody at a SHOUTcast socket turns out to want by the first line.
public sealed interface IcyKnock {
    /// The line is not whole yet.
    record Unfinished() implements IcyKnock {}

    /// A source logs in.
    ///
    /// @param rest what it sent after the line in the same breath
    record Login(IcyPassword password, Bytes rest) implements IcyKnock {}

    /// It is an ordinary request.
    ///
    /// @param bytes all that came, from the first one
    record Http(Bytes bytes) implements IcyKnock {}

    /// Neither.
    ///
    /// @param why for people, one line
    record Refused(String why) implements IcyKnock {}
}
