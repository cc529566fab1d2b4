package floe.kit.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// The handshakes of one event loop. Each takes a millisecond or more of it, for keys; so they are done in slices, one
/// after the other, and between two slices the loop does what is due otherwise: whoever listens notices nothing of
/// those who come, however many they are. Owned by the loop.
final class Handshakes {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    private static final long BREATH_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private final EventLoop loop;
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private boolean called;

    Handshakes(EventLoop loop) {
        this.loop = loop;
    }

    /// From now on, until it is over, this connection's handshake waits for its turn each time.
    ///
    /// @param ssl in the channel's pipeline already
    void regulate(Channel channel, SslHandler ssl) {
        var turn = new Turn(channel);
        channel.pipeline().addFirst(turn);
        ssl.handshakeFuture().addListener(_ -> turn.end());
    }

    private void call() {
        if (!called && !waiting.isEmpty()) {
            called = true;
            // Not by execute(): the loop does everything that is posted before it looks at its sockets again.
            var _ = loop.schedule(this::serve, BREATH_NANOS, TimeUnit.NANOSECONDS);
        }
    }

    private void serve() {
        called = false;
        long until = System.nanoTime() + SLICE_NANOS;
        for (var turn = waiting.poll(); turn != null; turn = System.nanoTime() < until ? waiting.poll() : null) {
            turn.take();
        }
        call();
    }

    /// A connection's place in the queue: what it says is kept until its turn comes, and no more is read meanwhile.
    private final class Turn extends ChannelInboundHandlerAdapter {
        private final Channel channel;
        private final Queue<ByteBuf> said = new ArrayDeque<>();
        private boolean over;

        Turn(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf bytes) {
                keep(bytes);
            } else {
                context.fireChannelRead(message);
            }
        }

        private void keep(ByteBuf bytes) {
            if (said.isEmpty()) {
                channel.config().setAutoRead(false);
                waiting.add(this);
                call();
            }
            said.add(bytes);
        }

        /// TLS would ask for more.
        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (said.isEmpty()) {
                context.fireChannelReadComplete();
            }
        }

        void take() {
            var context = channel.pipeline().context(this);
            if (context == null) {
                return;
            }
            // Before anybody hears of it, who may want to read no more.
            channel.config().setAutoRead(true);
            for (var bytes = said.poll(); bytes != null; bytes = said.poll()) {
                context.fireChannelRead(bytes);
            }
            context.fireChannelReadComplete();
            if (over && !context.isRemoved()) {
                channel.pipeline().remove(this);
            }
        }

        void end() {
            over = true;
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            said.forEach(ByteBuf::release);
            said.clear();
        }
    }
}
