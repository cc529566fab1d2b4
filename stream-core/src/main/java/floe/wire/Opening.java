package floe.wire;

import floe.stream.StreamEvent;

/// The last stretch of a stream, for an edge that begins to follow it.
///
/// @param headers those in force where `pages` begins; if `pages` itself begins with headers, the same
/// @param pages begins at a joinable page (or at headers)
public record Opening(StreamEvent.Headers headers, PageBatch pages) {}
