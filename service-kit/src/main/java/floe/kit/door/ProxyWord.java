package floe.kit.door;

import floe.bytes.Bytes;
import floe.peer.ProxyHeader;
import floe.peer.ProxyHeaderParser;
import floe.peer.ProxyHeaderParser.Result;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Consumer;

/// Reads what a trusted proxy says first, before TLS and all else; closes on one that says anything else. First in the
/// channel's pipeline, until then.
final class ProxyWord extends ChannelInboundHandlerAdapter {
    private final ProxyHeaderParser parser = new ProxyHeaderParser();
    private final Consumer<ProxyHeader> said;
    private final Consumer<String> refused;

    /// @param refused is told why the connection is closed
    ProxyWord(Consumer<ProxyHeader> said, Consumer<String> refused) {
        this.said = said;
        this.refused = refused;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        var read = Bytes.wrap(ByteBufUtil.getBytes(bytes));
        bytes.release();
        switch (parser.feed(read)) {
            case Result.Unfinished() -> {}
            case Result.Whole(var header, var rest) -> goOn(context, header, rest);
            case Result.Refused(var why) -> {
                refused.accept(why);
                var _ = context.close();
            }
        }
    }

    private void goOn(ChannelHandlerContext context, ProxyHeader header, Bytes rest) {
        var pipeline = context.pipeline();
        pipeline.remove(this);
        said.accept(header);
        if (!rest.isEmpty()) {
            pipeline.fireChannelRead(Unpooled.wrappedBuffer(rest.toArray()));
        }
        pipeline.fireChannelReadComplete();
    }
}
