package floe.ingest.source;

import floe.bytes.Bytes;
import floe.http.IcyHeadParser;
import floe.http.IcyPassword;
import floe.kit.door.Farewell;
import floe.kit.door.Visitor;
import floe.mount.MountName;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A SHOUTcast v1 source at the desk: its password is answered at once, with «OK2» or by a closed connection; then
/// it says what it sends, and is a source as any other. Lives on the connection's event loop.
final class IcyEndpoint {
    private static final Logger log = LoggerFactory.getLogger(IcyEndpoint.class);
    private static final Bytes WELCOME = Bytes.latin1("OK2\r\nicy-caps:11\r\n\r\n");

    private final Desk desk;
    private final Visitor visitor;
    private final IcyHeadParser parser = new IcyHeadParser();
    private long timer;

    IcyEndpoint(Desk desk, Visitor visitor) {
        this.desk = desk;
        this.visitor = visitor;
    }

    void open() {
        var otherwise = visitor.door().shoutcastMount();
        var readings = IcyPassword.of(visitor.head()).readings(otherwise);
        visitor.socket().exceptionHandler(e -> log.debug("a SHOUTcast source's connection broke: {}", e.toString()));
        visitor.context()
                .executeBlocking(() -> fitting(readings), false)
                .onSuccess(opened -> answer(opened, otherwise))
                .onFailure(e -> {
                    log.error("mount={} source could not be let in", otherwise, e);
                    Farewell.say(visitor.socket(), Bytes.EMPTY);
                });
    }

    /// A mount, and the login that the password opens it with.
    private record Opened(MountName mount, Admission.Key key) {}

    private Optional<Opened> fitting(List<IcyPassword.Reading> readings) {
        for (var reading : readings) {
            for (var key : Admission.keys(desk.config(), reading.mount())) {
                if (key.login().admits(key.login().user(), reading.password())) {
                    return Optional.of(new Opened(reading.mount(), key));
                }
            }
        }
        return Optional.empty();
    }

    private void answer(Optional<Opened> opened, MountName otherwise) {
        var mount = opened.map(Opened::mount).orElse(otherwise);
        Admission.credentials(opened.map(Opened::key), Peers.isThisMachine(visitor))
                .ifPresentOrElse(refusal -> refuse(refusal, mount), () -> listen(opened.orElseThrow()));
    }

    private void refuse(Refusal refusal, MountName mount) {
        desk.refuse(refusal, Optional.of(mount));
        Farewell.say(visitor.socket(), Bytes.EMPTY);
    }

    private void listen(Opened opened) {
        var vertx = visitor.context().owner();
        timer = vertx.setTimer(
                desk.config().limits().headerTimeout().toMillis(), _ -> Farewell.say(visitor.socket(), Bytes.EMPTY));
        visitor.socket()
                .closeHandler(_ -> vertx.cancelTimer(timer))
                .handler(buffer -> hear(opened, Bytes.wrap(buffer.getBytes())))
                .resume();
        visitor.socket().write(Buffer.buffer(WELCOME.toArray()));
        hear(opened, visitor.rest());
    }

    private void hear(Opened opened, Bytes bytes) {
        switch (parser.feed(bytes)) {
            case IcyHeadParser.Result.Unfinished() -> {}
            case IcyHeadParser.Result.Whole(var fields, var rest) -> {
                visitor.context().owner().cancelTimer(timer);
                visitor.socket().pause();
                visitor.socket().handler(null).closeHandler(null);
                enter(opened, SourceRequest.ofIcy(opened.mount(), fields), rest);
            }
            case IcyHeadParser.Result.Refused(var why) -> {
                visitor.context().owner().cancelTimer(timer);
                refuse(Refusal.request(400, why), opened.mount());
            }
        }
    }

    private void enter(Opened opened, SourceRequest request, Bytes rest) {
        var source = new SourceConnection(desk, visitor.with(rest), request);
        desk.decide(request, opened.key().candidate()).onSuccess(source::obey).onFailure(source::fail);
    }
}
