package floe.kit.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// TLS for connections that begin without it: those whose first byte asks for it, and those that ask in a request. Any
/// thread.
final class LateTls {
    private static final int HANDSHAKE = 0x16;
    /// The name by which Vert.x knows the handler too.
    private static final String SSL = "ssl";

    private volatile @Nullable SslContext inForce;

    /// Shows this certificate to those who come from now on. Fails when it cannot be used; the old one stays then.
    Future<Void> show(Vertx vertx, ServerSSLOptions options) {
        return vertx.executeBlocking(() -> context(vertx, options))
                .onSuccess(context -> inForce = context)
                .mapEmpty();
    }

    private static SslContext context(Vertx vertx, ServerSSLOptions options) throws Exception {
        var keys = Objects.requireNonNull(options.getKeyCertOptions(), "no certificate")
                .getKeyManagerFactory(vertx);
        return SslContextBuilder.forServer(keys)
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .build();
    }

    private SslContext context() {
        return Objects.requireNonNull(inForce, "no certificate yet");
    }

    /// Lets the connection's first byte decide. Before anything is read.
    void wait(ChannelHandlerContext channel) {
        channel.pipeline().addFirst(new FirstByte());
    }

    /// Goes over to TLS now: whatever is read from here on is a handshake. On the connection's event loop.
    void begin(ChannelHandlerContext channel) {
        channel.pipeline().addFirst(SSL, context().newHandler(channel.alloc()));
    }

    private final class FirstByte extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext channel, Object message) {
            if (message instanceof ByteBuf bytes && bytes.isReadable()) {
                decide(channel, bytes);
            } else {
                channel.fireChannelRead(message);
            }
        }

        private void decide(ChannelHandlerContext channel, ByteBuf bytes) {
            var pipeline = channel.pipeline();
            if (bytes.getUnsignedByte(bytes.readerIndex()) == HANDSHAKE) {
                pipeline.replace(this, SSL, context().newHandler(channel.alloc()));
                pipeline.fireChannelRead(bytes);
            } else {
                pipeline.remove(this);
                channel.fireChannelRead(bytes);
            }
        }
    }
}
