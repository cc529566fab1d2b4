package floe.edge.lane;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The short way to a listener: from the ring to the system, past the channel's pipeline and queue. For the channel's
/// loop only, and only while nothing waits in the channel: else bytes would overtake others.
final class Line {
    private Line() {}

    /// That of a connection; null where there is none: with TLS, or without the system's own transport.
    static @Nullable FileDescriptor of(ChannelHandlerContext wire) {
        return wire.channel() instanceof UnixChannel unix && wire.pipeline().get(SslHandler.class) == null
                ? unix.fd()
                : null;
    }

    /// Whether nothing waits in the channel.
    static boolean isClear(Channel channel) {
        var waiting = channel.unsafe().outboundBuffer();
        return waiting != null && waiting.isEmpty();
    }

    /// *Hot*. Returns how many of the bytes the system has taken; none where only the channel can say them.
    ///
    /// @throws IOException when the connection is broken
    static int say(ByteBuf bytes, FileDescriptor line) throws IOException {
        return line.isOpen() && bytes.hasMemoryAddress()
                ? line.writeAddress(bytes.memoryAddress(), bytes.readerIndex(), bytes.writerIndex())
                : 0;
    }
}
