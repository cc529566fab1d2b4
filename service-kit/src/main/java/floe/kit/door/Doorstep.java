package floe.kit.door;

import floe.bytes.Bytes;
import floe.http.BodyFraming;
import floe.http.HeadParsing;
import floe.http.IcecastReplies;
import floe.http.IcyKnock;
import floe.http.IcyPasswordParser;
import floe.http.Reply;
import floe.http.RequestHead;
import floe.http.RequestHeadParser;
import floe.mount.ListenSocket;
import floe.peer.Peer;
import floe.peer.ProxyHeader;
import floe.wire.Preface;
import floe.wire.PrefaceParser;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection until its head is read and a room has it, and again when a room gives it back. Answers what concerns
/// the connection and no room. Owned by the connection's event loop.
final class Doorstep implements WayBack {
    private static final Logger log = LoggerFactory.getLogger(Doorstep.class);
    private static final int MOST_REQUESTS = 8;

    private final NetSocketInternal socket;
    private final Context context;
    private final Threshold threshold;
    private final WaitingVisitors waiting;
    private Stage stage;
    private @Nullable Preface preface;
    private Peer caller;
    private boolean behindTls;
    private int requests;
    private long timer;
    private boolean over;

    /// What is read now.
    private sealed interface Stage {
        record Introduced(PrefaceParser parser) implements Stage {}

        record Knocked(IcyPasswordParser parser) implements Stage {}

        record Asked(RequestHeadParser parser) implements Stage {}
    }

    Doorstep(NetSocketInternal socket, Context context, Threshold threshold, WaitingVisitors waiting) {
        this.socket = socket;
        this.context = context;
        this.threshold = threshold;
        this.waiting = waiting;
        this.caller = Callers.of(socket);
        this.stage = threshold.isBack()
                ? new Stage.Introduced(new PrefaceParser())
                : first(threshold.door().icy());
    }

    private static Stage first(boolean icy) {
        return icy ? new Stage.Knocked(new IcyPasswordParser()) : new Stage.Asked(new RequestHeadParser());
    }

    /// Reads the head; sends the connection away when that takes too long.
    void listen() {
        over = false;
        requests++;
        waiting.add(this);
        timer = context.owner().setTimer(threshold.patience().toMillis(), _ -> turnAway());
        socket.exceptionHandler(e -> log.debug("a connection broke before its head was read: {}", e.toString()))
                .closeHandler(_ -> end())
                .handler(buffer -> hear(Bytes.wrap(buffer.getBytes())))
                .resume();
    }

    /// Who made the connection, as far as is known: the visitor, or a proxy.
    Peer caller() {
        return caller;
    }

    /// A trusted proxy says whom it passes on.
    void introduce(ProxyHeader header) {
        switch (header) {
            case ProxyHeader.Behind(var peer, boolean tls) -> {
                caller = peer;
                behindTls = tls;
            }
            case ProxyHeader.Itself() -> {}
        }
    }

    private void hear(Bytes bytes) {
        switch (stage) {
            case Stage.Introduced(var parser) -> introduce(parser.feed(bytes));
            case Stage.Knocked(var parser) -> open(parser.feed(bytes));
            case Stage.Asked(var parser) -> read(parser.feed(bytes));
        }
    }

    private void introduce(PrefaceParser.Result result) {
        switch (result) {
            case PrefaceParser.Result.Unfinished() -> {}
            case PrefaceParser.Result.Whole(var said, var rest) -> {
                preface = said;
                goOn(first(said.icy()), rest);
            }
            case PrefaceParser.Result.Refused(var why) -> refuse(0, why);
        }
    }

    private void open(IcyKnock knock) {
        switch (knock) {
            case IcyKnock.Unfinished() -> {}
            case IcyKnock.Login(var password, var rest) -> {
                if (tls() || threshold.door().tls().admitsPlain()) {
                    lead(password.head(door().shoutcastMount()), rest);
                } else {
                    refuse(0, "a SHOUTcast source without TLS");
                }
            }
            case IcyKnock.Http(var bytes) -> goOn(new Stage.Asked(new RequestHeadParser()), bytes);
            case IcyKnock.Refused(var why) -> refuse(0, why);
        }
    }

    private void goOn(Stage next, Bytes rest) {
        stage = next;
        if (!rest.isEmpty()) {
            hear(rest);
        }
    }

    private void read(HeadParsing parsing) {
        switch (parsing) {
            case HeadParsing.Unfinished() -> {}
            case HeadParsing.Parsed(var head, var rest) -> receive(head, rest);
            case HeadParsing.Refused(int status, var why) -> refuse(status, why);
        }
    }

    private void receive(RequestHead head, Bytes rest) {
        if (BodyFraming.of(head) instanceof BodyFraming.Bad(int status, var why)) {
            refuse(status, why);
        } else if (!tls() && head.asksForTls() && head.isAll() && mayUpgrade()) {
            goOverToTls(head, rest);
        } else if (!tls() && !threshold.door().tls().admitsPlain()) {
            stop();
            visitor(head, rest).answer(threshold.replies().tlsRequired(Instant.now()));
        } else if (head.method().equals("OPTIONS") && head.path().equals("*")) {
            stop();
            visitor(head, rest).answer(threshold.replies().abilities(Instant.now()));
        } else {
            lead(head, rest);
        }
    }

    private boolean mayUpgrade() {
        return isOpen() && threshold.door().tls().mayUpgrade();
    }

    /// The reply proper comes over TLS (RFC 2817, 3.3). What the visitor sent after its request already is the
    /// beginning of the handshake.
    private void goOverToTls(RequestHead head, Bytes rest) {
        write(IcecastReplies.SWITCHING);
        var channel = socket.channelHandlerContext().channel();
        threshold.goOverToTls().accept(channel);
        receive(head, Bytes.EMPTY);
        if (!rest.isEmpty()) {
            channel.pipeline().fireChannelRead(Unpooled.wrappedBuffer(rest.toArray()));
        }
    }

    private void stop() {
        end();
        socket.pause();
        socket.handler(null).closeHandler(null);
    }

    private void lead(RequestHead head, Bytes rest) {
        stop();
        var visitor = visitor(head, rest);
        try {
            if (threshold.rooms().stream().noneMatch(room -> room.takes(visitor))) {
                say(404, "The file you requested could not be found");
            }
        } catch (RuntimeException e) {
            log.error("a room failed to take a visitor", e);
            say(500, "Internal Server Error");
        }
    }

    private Visitor visitor(RequestHead head, Bytes rest) {
        return new Visitor(head, rest, socket, context, arrival(head), this);
    }

    private Arrival arrival(RequestHead head) {
        if (preface != null) {
            return new Arrival(door(), preface.tls(), preface.peer());
        }
        boolean secret = tls() || threshold.proxies().sayTls(caller, head::all);
        return new Arrival(door(), secret, threshold.proxies().behind(caller, head::all));
    }

    /// The public socket, be it another node's.
    private ListenSocket door() {
        return preface == null
                ? threshold.door()
                : threshold.door().withShoutcast(preface.icy(), preface.shoutcastMount());
    }

    private boolean tls() {
        return preface == null ? behindTls || socket.isSsl() : preface.tls();
    }

    @Override
    public boolean isOpen() {
        return requests < MOST_REQUESTS;
    }

    @Override
    public void answer(Reply reply, Bytes rest) {
        write(reply.bytes());
        stage = new Stage.Asked(new RequestHeadParser());
        listen();
        if (!rest.isEmpty()) {
            hear(rest);
        }
    }

    private void write(Bytes words) {
        socket.write(Buffer.buffer(words.toArray()));
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
        var reply = threshold.replies().refusal(status, message, Instant.now());
        Farewell.say(socket, stage instanceof Stage.Knocked ? Bytes.EMPTY : reply.bytes());
    }

    /// Sends whoever still stands here away, without a word as Icecast does.
    void turnAway() {
        if (!over) {
            end();
            if (Tls.isShaking(socket.channelHandlerContext().channel())) {
                Farewell.cut(socket);
            } else {
                Farewell.say(socket, Bytes.EMPTY);
            }
        }
    }

    private void end() {
        if (!over) {
            over = true;
            context.owner().cancelTimer(timer);
            waiting.remove(this);
        }
    }
}
