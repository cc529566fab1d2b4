package floe.stream;

/// How a stream's bytes are cut into pieces.
public enum Container {
    /// Pages (RFC 3533).
    OGG,
    /// MPEG audio frames, layers I to III.
    MPEG,
    /// AAC frames with ADTS headers.
    ADTS,
    /// EBML: WebM and Matroska.
    EBML,
    /// Bytes as they come.
    BYTES
}
