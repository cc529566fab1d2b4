package floe.kit.door;

import floe.bytes.Bytes;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One visitor's way to another server and back, byte by byte; neither side is read faster than the other reads.
/// Owned by the visitor's event loop.
public final class Passage {
    private static final Logger log = LoggerFactory.getLogger(Passage.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Visitor visitor;
    private final NetSocketInternal socket;
    private long lastWordNanos = System.nanoTime();
    private boolean gone;

    private Passage(Visitor visitor) {
        this.visitor = visitor;
        this.socket = visitor.socket();
    }

    /// For a visitor that has asked for something: it may close its half of the connection and still hears the answer.
    public static Passage forQuestion(Visitor visitor) {
        var passage = forStream(visitor);
        visitor.socket().channelHandlerContext().channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        return passage;
    }

    /// For a visitor that sends until it closes the connection.
    public static Passage forStream(Visitor visitor) {
        var passage = new Passage(visitor);
        visitor.socket()
                .exceptionHandler(e -> log.debug("a visitor's connection broke: {}", e.toString()))
                .closeHandler(_ -> passage.gone = true);
        return passage;
    }

    /// Whether the visitor has left before there was a way.
    public boolean isOver() {
        return gone;
    }

    /// Joins the two, from now until one of them ends.
    ///
    /// @param introduction what the other server hears before the visitor's rest
    public void join(NetSocket other, Bytes introduction) {
        if (gone) {
            other.close();
            return;
        }
        other.exceptionHandler(e -> log.debug("the way behind a door broke: {}", e.toString()))
                .endHandler(_ -> leave())
                .closeHandler(_ -> cutLater());
        other.handler(buffer -> {
            lastWordNanos = System.nanoTime();
            pass(buffer, other, socket);
        });
        socket.closeHandler(_ -> other.close()).handler(buffer -> pass(buffer, socket, other));
        other.write(buffer(introduction));
        other.write(buffer(visitor.rest()));
        socket.resume();
    }

    private static void pass(Buffer buffer, NetSocket from, NetSocket to) {
        to.write(buffer);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(_ -> from.resume());
        }
    }

    /// Whose last word is fresh may still have to fetch it. Else the other server is gone without one, and the
    /// sooner the visitor learns it the sooner it comes back.
    private void leave() {
        if (System.nanoTime() - lastWordNanos < FRESH_NANOS) {
            Farewell.say(socket, Bytes.EMPTY);
        } else {
            Farewell.cut(socket);
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
