package floe.edge.lane;

import floe.icy.IcyCadence;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/// A listener that is told between the bytes what plays: the title in force first, then each one that is new. Owned by
/// the lane's loop.
final class IcyListener extends Listener {
    private final IcyCadence cadence;
    private @Nullable AirTitle told;

    /// What it hears is made of many pieces, which only the channel says in one go.
    ///
    /// @param interval bytes of sound between two titles
    IcyListener(Lane lane, ChannelHandlerContext context, int interval) {
        super(lane, context, false);
        this.cadence = new IcyCadence(interval);
    }

    /// Each page has a title of its own.
    @Override
    @Nullable
    Medley medley(PageRing ring, long index) {
        return null;
    }

    @Override
    int say(AirPage page) {
        return say(page.bytes().retainedDuplicate(), page.title());
    }

    @Override
    int say(ByteBuf bytes, AirTitle title) {
        int said = 0;
        while (bytes.isReadable()) {
            if (cadence.isBlockDue()) {
                said += put((title == told ? AirTitle.UNCHANGED : title).block());
                told = title;
            }
            said += put(bytes.readRetainedSlice(cadence.next(bytes.readableBytes())));
        }
        bytes.release();
        return said;
    }
}
