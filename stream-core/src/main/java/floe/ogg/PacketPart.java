package floe.ogg;

import floe.bytes.Bytes;

/// What one page holds of one packet.
///
/// @param begins whether the packet's first byte is here
/// @param ends whether its last byte is
/// @param segments of the page, up to the end of this part
record PacketPart(Bytes bytes, boolean begins, boolean ends, int segments) {}
