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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what a trusted proxy says first, before TLS and all else; closes on one that says anything else. First in the
/// channel's pipeline, until then.
final class ProxyWord extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(ProxyWord.class);

    private final ProxyHeaderParser parser = new ProxyHeaderParser();
    private final Consumer<ProxyHeader> said;

    ProxyWord(Consumer<ProxyHeader> said) {
        this.said = said;
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
                log.warn("{} is a trusted proxy, but: {}", context.channel().remoteAddress(), why);
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
