package floe.wire;

/// «Whoever knocks elsewhere for me comes in here»: what an ingest tells all nodes of the door that it has for them.
///
/// @param node the ingest's name
/// @param host numeric, by which the others reach it
/// @param port 0 when it is closed
public record OpenPassage(String node, String host, int port) {}
