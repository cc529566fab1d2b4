package floe.kit.control;

import floe.kit.config.ConfigJson;
import floe.kit.config.HeardServices;
import floe.kit.config.Reload;
import floe.kit.roll.RollCall;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the operator of this machine gives orders to the running process: a socket in its state directory that only
/// the process's own user can open. It speaks HTTP, so that `curl --unix-socket` can be used too.
public final class ControlRoom {
    /// In the state directory.
    public static final String SOCKET = "floe.sock";
    /// What such an address can hold on Linux, with the zero at its end.
    private static final int LONGEST_PATH = 107;

    private static final Logger log = LoggerFactory.getLogger(ControlRoom.class);
    private static final int LONGEST_FILE = 2 * 1024 * 1024;

    private final Vertx vertx;
    private final Path socket;
    private final RollCall roll;
    private final HeardServices services;
    private final @Nullable Foresight foresight;
    private final HttpServer server;
    private @Nullable Object key;

    /// What would come of a file; only where a config service runs.
    @FunctionalInterface
    public interface Foresight {
        /// An outlook as JSON.
        Future<Buffer> of(byte[] content, String name);
    }

    private ControlRoom(
            Vertx vertx, Path socket, RollCall roll, HeardServices services, @Nullable Foresight foresight) {
        this.vertx = vertx;
        this.socket = socket;
        this.roll = roll;
        this.services = services;
        this.foresight = foresight;
        this.server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(this::answer);
    }

    /// Opens it. Where that cannot be, the process runs on without, and says so.
    ///
    /// @param state the node's state directory, made if it isn't there
    /// @param foresight null where no config service runs
    public static Future<ControlRoom> open(
            Vertx vertx, Path state, RollCall roll, HeardServices services, @Nullable Foresight foresight) {
        var socket = state.resolve(SOCKET);
        var room = new ControlRoom(vertx, socket, roll, services, foresight);
        return room.listen()
                .recover(e -> {
                    log.warn("'floe reload', 'plan' and 'status' cannot be used here: {}", e.getMessage());
                    return Future.succeededFuture();
                })
                .map(room);
    }

    private Future<Void> listen() {
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            return Future.failedFuture(socket + " is longer than " + LONGEST_PATH + " bytes; take a shorter --state");
        }
        // One that is left over from a crash takes the place, and nobody is behind it.
        return vertx.executeBlocking(() -> Files.createDirectories(parent()).resolve(SOCKET))
                .compose(_ -> vertx.executeBlocking(() -> Files.deleteIfExists(socket)))
                .compose(_ -> server.listen(SocketAddress.domainSocketAddress(socket.toString())))
                .compose(_ -> vertx.executeBlocking(this::forItsOwnerOnly))
                .mapEmpty();
    }

    private Path parent() {
        return Optional.ofNullable(socket.getParent()).orElseThrow();
    }

    private Path forItsOwnerOnly() throws IOException {
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        key = Files.getAttribute(socket, "unix:ino");
        return socket;
    }

    /// Closes it.
    public Future<Void> stop() {
        return server.close().compose(_ -> vertx.executeBlocking(this::sweep)).mapEmpty();
    }

    /// Unless another process has taken the place.
    private boolean sweep() throws IOException {
        return key != null
                && Files.exists(socket)
                && key.equals(Files.getAttribute(socket, "unix:ino"))
                && Files.deleteIfExists(socket);
    }

    private void answer(HttpServerRequest request) {
        switch (request.method() + " " + request.path()) {
            case "GET /status" -> say(request, Future.succeededFuture(ConfigJson.write(roster())));
            case "POST /reload" -> say(request, Reload.ask(vertx).map(ConfigJson::write));
            case "POST /plan" -> request.body().onSuccess(file -> say(request, plan(request, file)));
            default -> request.response().setStatusCode(404).end();
        }
    }

    private Roster roster() {
        return new Roster(roll.present(), services.hints());
    }

    private Future<Buffer> plan(HttpServerRequest request, Buffer file) {
        var name = Optional.ofNullable(request.getParam("file")).orElse("the file");
        if (foresight == null) {
            return Future.failedFuture("no config service runs in this process; ask where one does");
        }
        return file.length() > LONGEST_FILE
                ? Future.failedFuture(name + " is larger than 1 MiB")
                : foresight.of(file.getBytes(), name);
    }

    private static void say(HttpServerRequest request, Future<Buffer> reply) {
        var response = request.response().putHeader("Content-Type", "application/json");
        reply.onSuccess(response::end)
                .onFailure(e -> response.setStatusCode(503)
                        .putHeader("Content-Type", "text/plain; charset=utf-8")
                        .end(Optional.ofNullable(e.getMessage()).orElse(e.toString())));
    }
}
