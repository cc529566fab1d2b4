package floe.ingest;

import floe.bytes.Bytes;
import floe.mount.Upstream;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Another server, which answers each request as it was told to, good or bad.
final class FarServer {
    static final String OK = "HTTP/1.0 200 OK\r\nContent-Type: application/ogg\r\nicy-name: Far Radio\r\n\r\n";

    private final NetServer server;
    private final boolean tls;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<NetSocket> connections = new LinkedBlockingQueue<>();

    private FarServer(Vertx vertx, NetServerOptions options, Consumer<NetSocket> answer) {
        this.tls = options.isSsl();
        this.server = vertx.createNetServer(options);
        server.connectHandler(socket -> {
                    connections.add(socket);
                    var head = Buffer.buffer();
                    socket.exceptionHandler(_ -> {}).handler(bytes -> {
                        head.appendBuffer(bytes);
                        if (head.toString().endsWith("\r\n\r\n")) {
                            requests.add(head.toString());
                            answer.accept(socket);
                        }
                    });
                })
                .listen(0, "127.0.0.1")
                .await();
    }

    static FarServer answering(Vertx vertx, Consumer<NetSocket> answer) {
        return new FarServer(vertx, new NetServerOptions(), answer);
    }

    static FarServer answering(Vertx vertx, NetServerOptions options, Consumer<NetSocket> answer) {
        return new FarServer(vertx, options, answer);
    }

    /// Sends a head and then a page each 20 ms.
    static FarServer playing(Vertx vertx, String head) {
        return answering(vertx, socket -> play(vertx, socket, head));
    }

    static void play(Vertx vertx, NetSocket socket, String head) {
        socket.write(head);
        socket.write(Buffer.buffer(OggBytes.headers().toArray()));
        var number = new AtomicInteger();
        long timer = vertx.setPeriodic(20, _ -> write(socket, OggBytes.audio(number.getAndIncrement())));
        socket.closeHandler(_ -> vertx.cancelTimer(timer));
    }

    private static void write(NetSocket socket, Bytes bytes) {
        socket.write(Buffer.buffer(bytes.toArray()));
    }

    int port() {
        return server.actualPort();
    }

    Upstream at(String path) {
        return new Upstream("127.0.0.1", port(), tls, path, null, null, null, null, Duration.ofSeconds(2), true);
    }

    String request() throws InterruptedException {
        var request = requests.poll(5, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("nobody asked within 5 s");
        }
        return request;
    }

    int asked() {
        return requests.size();
    }

    void hangUp() {
        connections.forEach(NetSocket::close);
        connections.clear();
    }

    void stop() {
        server.close().await();
    }
}
