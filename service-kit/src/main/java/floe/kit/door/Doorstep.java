package floe.kit.door;

import floe.bytes.Bytes;
import floe.http.BodyFraming;
import floe.http.HeadParsing;
import floe.http.IcecastReplies;
import floe.http.RequestHead;
import floe.http.RequestHeadParser;
import floe.mount.ListenSocket;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection until its head is read and a room has it. Owned by the connection's event loop.
final class Doorstep {
    private static final Logger log = LoggerFactory.getLogger(Doorstep.class);

    private final NetSocketInternal socket;
    private final Context context;
    private final ListenSocket door;
    private final List<Room> rooms;
    private final IcecastReplies replies;
    private final Consumer<Doorstep> leave;
    private final RequestHeadParser parser = new RequestHeadParser();
    private long timer;
    private boolean over;

    /// @param leave called once, when the connection stands here no more
    Doorstep(
            NetSocketInternal socket,
            Context context,
            ListenSocket door,
            List<Room> rooms,
            IcecastReplies replies,
            Consumer<Doorstep> leave) {
        this.socket = socket;
        this.context = context;
        this.door = door;
        this.rooms = rooms;
        this.replies = replies;
        this.leave = leave;
    }

    /// Reads the head; sends the connection away when that takes too long.
    void listen(Duration patience) {
        timer = context.owner().setTimer(patience.toMillis(), _ -> turnAway());
        socket.exceptionHandler(e -> log.debug("a connection broke before its head was read: {}", e.toString()))
                .closeHandler(_ -> end())
                .handler(this::hear);
    }

    private void hear(Buffer buffer) {
        switch (parser.feed(Bytes.wrap(buffer.getBytes()))) {
            case HeadParsing.Unfinished() -> {}
            case HeadParsing.Parsed(var head, var rest) -> receive(head, rest);
            case HeadParsing.Refused(int status, var why) -> refuse(status, why);
        }
    }

    private void receive(RequestHead head, Bytes rest) {
        if (BodyFraming.of(head) instanceof BodyFraming.Bad(int status, var why)) {
            refuse(status, why);
            return;
        }
        end();
        socket.pause();
        socket.handler(null).closeHandler(null);
        lead(new Visitor(head, rest, socket, context, socket.isSsl(), door));
    }

    private void lead(Visitor visitor) {
        try {
            if (rooms.stream().noneMatch(room -> room.takes(visitor))) {
                say(404, "The file you requested could not be found");
            }
        } catch (RuntimeException e) {
            log.error("a room failed to take a visitor", e);
            say(500, "Internal Server Error");
        }
    }

    private void refuse(int status, String why) {
        end();
        log.debug("a request was refused: {} {}", status, why);
        if (status == 0) {
            Farewell.say(socket, Bytes.EMPTY);
        } else {
            say(status, why);
        }
    }

    private void say(int status, String message) {
        Farewell.say(socket, replies.refusal(status, message, Instant.now()).bytes());
    }

    /// Sends whoever still stands here away, without a word as Icecast does.
    void turnAway() {
        if (!over) {
            end();
            Farewell.say(socket, Bytes.EMPTY);
        }
    }

    private void end() {
        if (!over) {
            over = true;
            context.owner().cancelTimer(timer);
            leave.accept(this);
        }
    }
}
