package floe.edge.lane;

import floe.stream.StreamEvent;
import io.netty.buffer.ByteBuf;

/// One piece on the air, shared by all listeners of a mount in this process.
///
/// @param bytes direct, written once; reference-counted: whoever keeps the page retains it
/// @param joinable whether a newcomer may start here
/// @param opensLink the bytes are `link`'s header pages themselves: a newcomer who starts here gets no others
/// @param link the headers in force at this page
public record AirPage(ByteBuf bytes, boolean joinable, boolean opensLink, StreamEvent.Headers link) {}
