package floe.edge.listener;

import java.util.OptionalLong;

/// Who asks to listen, by numbers that tell nobody who it is.
///
/// @param household the same for all of one address; of IPv6 for all of a network of 64 bits
/// @param visitor the same for all connections of one player at one address
/// @param member the same for all who log in to one mount by one name, where that may be only one at a time
record Guest(long household, long visitor, OptionalLong member) {}
