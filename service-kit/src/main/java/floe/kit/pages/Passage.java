package floe.kit.pages;

import floe.bytes.Bytes;
import floe.kit.door.Farewell;
import floe.kit.door.Visitor;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One visitor's way to the node's HTTP server and back, byte by byte; neither side is read faster than the other
/// reads. Owned by the visitor's event loop.
final class Passage {
    private static final Logger log = LoggerFactory.getLogger(Passage.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Visitor visitor;
    private final NetSocketInternal socket;

    private Passage(Visitor visitor) {
        this.visitor = visitor;
        this.socket = visitor.socket();
    }

    static void lead(Visitor visitor, NetClient client, int port) {
        new Passage(visitor).open(client, port);
    }

    private void open(NetClient client, int port) {
        // Who has asked may close that half of the connection and still hear the answer.
        socket.channelHandlerContext().channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        socket.exceptionHandler(e -> log.debug("a visitor's connection broke: {}", e.toString()));
        client.connect(port, "127.0.0.1").onSuccess(this::join).onFailure(e -> {
            log.error("the node's own HTTP server does not answer: {}", e.getMessage());
            Farewell.cut(socket);
        });
    }

    private void join(NetSocket pages) {
        pages.exceptionHandler(e -> log.debug("the way to the pages broke: {}", e.toString()))
                .handler(buffer -> pass(buffer, pages, socket))
                .endHandler(_ -> Farewell.say(socket, Bytes.EMPTY))
                .closeHandler(_ -> cutLater());
        socket.closeHandler(_ -> pages.close()).handler(buffer -> pass(buffer, socket, pages));
        pages.write(buffer(ForwardedHead.of(visitor)));
        pages.write(buffer(visitor.rest()));
        socket.resume();
    }

    private static void pass(Buffer buffer, NetSocket from, NetSocket to) {
        to.write(buffer);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(_ -> from.resume());
        }
    }

    /// The answer is here as a whole; who does not fetch it in time has lost it.
    private void cutLater() {
        long timer = visitor.context().owner().setTimer(PATIENCE.toMillis(), _ -> Farewell.cut(socket));
        socket.closeHandler(_ -> visitor.context().owner().cancelTimer(timer));
    }

    private static Buffer buffer(Bytes bytes) {
        return Buffer.buffer(bytes.toArray());
    }
}
