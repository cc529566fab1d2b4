package floe.ingest;

import floe.bytes.Bytes;
import floe.http.HeadParsing;
import floe.http.RequestHeadParser;
import floe.kit.door.Room;
import floe.kit.door.Visitor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/// A door with one room and no limits. Visitors that the room leaves are sent away without a word.
final class TestDoor {
    private final NetServer server;

    private TestDoor(NetServer server) {
        this.server = server;
    }

    static TestDoor open(Vertx vertx, Room room) {
        var server = vertx.createNetServer();
        server.connectHandler(socket -> lead(socket, Vertx.currentContext(), room));
        server.listen(0, "127.0.0.1").await();
        return new TestDoor(server);
    }

    int port() {
        return server.actualPort();
    }

    private static void lead(NetSocket socket, Context context, Room room) {
        var parser = new RequestHeadParser();
        socket.handler(received -> {
            switch (parser.feed(Bytes.wrap(received.getBytes()))) {
                case HeadParsing.Unfinished _ -> {}
                case HeadParsing.Refused _ -> socket.close();
                case HeadParsing.Parsed(var head, var rest) -> {
                    socket.pause();
                    var visitor = new Visitor(head, rest, (NetSocketInternal) socket, context, false);
                    if (!room.takes(visitor)) {
                        socket.close();
                    }
                }
            }
        });
    }
}
