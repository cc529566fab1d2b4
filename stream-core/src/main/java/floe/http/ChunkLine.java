package floe.http;

import java.util.regex.Pattern;

/// The line before a chunk's bytes (RFC 9112, 7.1): its size in hex, and extensions that nobody needs.
final class ChunkLine {
    /// Bytes of the longest line: 16 digits and 1024 bytes of extensions.
    static final int LONGEST = 16 + 1024;

    private static final long LARGEST = 1L << 31;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern LINE = Pattern.compile(
            "([0-9A-Fa-f]{1,16})(?:[ \t]*;[ \t]*" + TOKEN + "(?:[ \t]*=[ \t]*(?:" + TOKEN + "|" + QUOTED + "))?)*+");

    private ChunkLine() {}

    /// The chunk's size in bytes; -1 when the line is none or the chunk too large.
    static long size(String line) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return -1;
        }
        long size = Long.parseUnsignedLong(matcher.group(1), 16);
        return size < 0 || size > LARGEST ? -1 : size;
    }
}
