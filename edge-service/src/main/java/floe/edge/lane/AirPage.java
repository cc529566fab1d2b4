package floe.edge.lane;

import floe.stream.StreamEvent;
import io.netty.buffer.ByteBuf;

/// One piece on the air, shared by all listeners of a mount in this process.
///
/// @param bytes direct, written once; reference-counted: whoever keeps the page retains it
/// @param joinable whether a newcomer may start here
/// @param opensLink the bytes are `link`'s header pages themselves: a newcomer who starts here gets no others
/// @param link the headers in force at this page
/// @param title what plays at this page
/// @param durationNanos how long it plays; 0 when the format does not tell
public record AirPage(
        ByteBuf bytes,
        boolean joinable,
        boolean opensLink,
        StreamEvent.Headers link,
        AirTitle title,
        long durationNanos) {
    /// Nothing is known of what plays, nor for how long.
    public AirPage(ByteBuf bytes, boolean joinable, boolean opensLink, StreamEvent.Headers link) {
        this(bytes, joinable, opensLink, link, AirTitle.UNKNOWN, 0);
    }
}
