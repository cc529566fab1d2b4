package floe.kit.pages;

import floe.bytes.Bytes;
import floe.http.IcecastReplies;
import floe.http.IcyPassword;
import floe.http.Reply;
import floe.kit.Node;
import floe.kit.door.Farewell;
import floe.kit.door.Passage;
import floe.kit.door.Room;
import floe.kit.door.Visitor;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last room of every door: takes everybody who speaks HTTP and shows the pages. Behind it is an HTTP server that
/// nobody else
/// reaches.
public final class PagesRoom implements Room {
    private static final Logger log = LoggerFactory.getLogger(PagesRoom.class);
    private static final int IDLE_SECONDS = 60;
    /// A path that the door admits may be three times as long when it is encoded again.
    private static final int LONGEST_LINE = 32 * 1024;

    private static final int LONGEST_HEAD = 64 * 1024;

    private final Node node;
    private final Census census;
    private final Offices offices;
    private final WebFiles files;
    private final Instant start = Instant.now();
    private final HttpServer server;
    private final NetClient client;

    private PagesRoom(Node node, Census census, List<Office> offices) {
        this.node = node;
        this.census = census;
        this.offices = new Offices(offices, this::replies);
        this.files = new WebFiles(node.config(), this::replies);
        this.client = node.vertx()
                .createNetClient(
                        new NetClientOptions().setIdleTimeout(IDLE_SECONDS).setTcpNoDelay(true));
        this.server = node.vertx()
                .createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setUseProxyProtocol(true)
                        .setHttp2ClearTextEnabled(false)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxHeaderSize(LONGEST_HEAD))
                .requestHandler(this::answer);
    }

    /// Opens the room.
    ///
    /// @param census this node's own numbers
    /// @param offices asked in turn before the pages
    public static Future<PagesRoom> open(Node node, Census census, List<Office> offices) {
        var room = new PagesRoom(node, census, offices);
        return room.server.listen().map(room);
    }

    @Override
    public boolean takes(Visitor visitor) {
        if (visitor.head().method().equals(IcyPassword.METHOD)) {
            return false;
        }
        var passage = Passage.forQuestion(visitor);
        client.connect(server.actualPort(), "127.0.0.1")
                .onSuccess(pages -> passage.join(pages, ForwardedHead.of(visitor)))
                .onFailure(e -> {
                    log.error("the node's own HTTP server does not answer: {}", e.getMessage());
                    Farewell.cut(visitor.socket());
                });
        return true;
    }

    private void answer(HttpServerRequest request) {
        var path = new QueryStringDecoder(request.uri()).path();
        offices.answer(request, path)
                .or(() -> files.answer(request.method().name(), path, question(request)))
                .orElseGet(() -> Future.succeededFuture(page(request, path)))
                .onSuccess(reply -> send(request, reply))
                .onFailure(e -> {
                    log.error("no answer to {}", path, e);
                    send(request, replies().refusal(500, "The server is in trouble", Instant.now()));
                });
    }

    private static FileQuestion question(HttpServerRequest request) {
        return FileQuestion.of(name -> Optional.ofNullable(request.getHeader(name)));
    }

    private Reply page(HttpServerRequest request, String path) {
        var snapshot = node.config().current();
        var tls = "https".equals(request.getHeader(ForwardedHead.SCHEME));
        var site = Site.of(tls, Optional.ofNullable(request.getHeader("host")), snapshot.server());
        var claims = node.directory().claims();
        var listings = new Listings(snapshot, claims, census).all();
        var shoutcast = ShoutcastStatus.ofUsual(snapshot, claims);
        return new Pages(replies(), snapshot.server(), start, listings, shoutcast)
                .answer(request.method().name(), path, site, Instant.now());
    }

    private IcecastReplies replies() {
        var snapshot = node.config().current();
        return new IcecastReplies(snapshot.server().serverId(), snapshot.headers());
    }

    private static void send(HttpServerRequest request, Reply reply) {
        var response = request.response().setStatusCode(reply.head().status());
        response.setStatusMessage(IcecastReplies.reason(reply.head().status()));
        reply.head().lines().forEach(line -> response.headers().add(line.name(), line.value()));
        var body = request.method().name().equals("HEAD") ? Bytes.EMPTY : reply.body();
        SentBody.send(response, body).onComplete(_ -> request.connection().close());
    }

    /// Closes the room.
    public Future<Void> stop() {
        return Future.join(server.close(), client.close()).mapEmpty();
    }
}
