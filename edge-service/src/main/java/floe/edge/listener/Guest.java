package floe.edge.listener;

/// Who asks to listen, by numbers that tell nobody who it is.
///
/// @param household the same for all of one address; of IPv6 for all of a network of 64 bits
/// @param visitor the same for all connections of one player at one address
record Guest(long household, long visitor) {}
