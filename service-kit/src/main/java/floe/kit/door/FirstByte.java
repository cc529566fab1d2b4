package floe.kit.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Lets a connection's first byte decide whether it goes over to TLS. First in the channel's pipeline, until then.
final class FirstByte extends ChannelInboundHandlerAdapter {
    private static final int HANDSHAKE = 0x16;

    private final Runnable goOverToTls;

    FirstByte(Runnable goOverToTls) {
        this.goOverToTls = goOverToTls;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var pipeline = context.pipeline();
        if (message instanceof ByteBuf bytes && bytes.isReadable()) {
            pipeline.remove(this);
            if (bytes.getUnsignedByte(bytes.readerIndex()) == HANDSHAKE) {
                goOverToTls.run();
            }
            pipeline.fireChannelRead(bytes);
        } else {
            context.fireChannelRead(message);
        }
    }
}
