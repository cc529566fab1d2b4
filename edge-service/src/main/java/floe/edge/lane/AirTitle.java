package floe.edge.lane;

import floe.bytes.Bytes;
import floe.icy.IcyBlock;
import floe.stream.Song;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What plays, as those are told who asked for it: one block, made once and shared by all pages and listeners, who tell
/// one title from another by identity. Any thread.
public final class AirTitle {
    /// Nobody knows.
    public static final AirTitle UNKNOWN = of(IcyBlock.of(Song.UNKNOWN, StandardCharsets.UTF_8));

    /// What was told last still plays.
    static final AirTitle UNCHANGED = of(IcyBlock.NOTHING_NEW);

    private final ByteBuf block;

    private AirTitle(ByteBuf block) {
        this.block = block;
    }

    /// The title of a block that [IcyBlock] made.
    public static AirTitle of(Bytes block) {
        return new AirTitle(shared(block));
    }

    /// For who writes it; nobody has to give it back.
    ByteBuf block() {
        return block.duplicate();
    }

    /// Direct memory that is the garbage collector's: so many refer to it, in no order, that nobody could count them.
    static ByteBuf shared(Bytes bytes) {
        var direct = ByteBuffer.allocateDirect(bytes.length()).put(bytes.view()).flip();
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct));
    }
}
