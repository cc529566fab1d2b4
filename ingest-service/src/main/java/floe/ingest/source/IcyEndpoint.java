package floe.ingest.source;

import floe.bytes.Bytes;
import floe.http.IcyHeadParser;
import floe.http.IcyPassword;
import floe.kit.door.Farewell;
import floe.kit.door.Visitor;
import floe.mount.MountName;
import io.vertx.core.Future;
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
        firstThatFits(readings, otherwise).onComplete(this::answer, e -> {
            log.error("mount={} source could not be let in", otherwise, e);
            Farewell.say(visitor.socket(), Bytes.EMPTY);
        });
    }

    private sealed interface Verdict {
        record Admitted(MountName mount) implements Verdict {}

        record Refused(Refusal refusal, MountName mount) implements Verdict {}
    }

    private Future<Verdict> firstThatFits(List<IcyPassword.Reading> readings, MountName otherwise) {
        if (readings.isEmpty()) {
            return Future.succeededFuture(new Verdict.Refused(Refusal.CREDENTIALS, otherwise));
        }
        var reading = readings.getFirst();
        return check(reading)
                .compose(refusal -> refusal.isEmpty()
                        ? Future.succeededFuture(new Verdict.Admitted(reading.mount()))
                        : refusal.get().equals(Refusal.SAMPLE_PASSWORD)
                                ? Future.succeededFuture(new Verdict.Refused(refusal.get(), reading.mount()))
                                : firstThatFits(readings.subList(1, readings.size()), otherwise));
    }

    private Future<Optional<Refusal>> check(IcyPassword.Reading reading) {
        var login = Admission.login(desk.config(), reading.mount());
        if (login.isEmpty()) {
            return Future.succeededFuture(Optional.of(Refusal.CREDENTIALS));
        }
        return visitor.context()
                .executeBlocking(() -> login.get().admits(login.get().user(), reading.password()), false)
                .map(fits -> Admission.credentials(
                        Boolean.TRUE.equals(fits), login.get().wellKnown(), Peers.isThisMachine(visitor)));
    }

    private void answer(Verdict verdict) {
        switch (verdict) {
            case Verdict.Refused(var refusal, var mount) -> refuse(refusal, mount);
            case Verdict.Admitted(var mount) -> listen(mount);
        }
    }

    private void refuse(Refusal refusal, MountName mount) {
        desk.refuse(refusal, Optional.of(mount));
        Farewell.say(visitor.socket(), Bytes.EMPTY);
    }

    private void listen(MountName mount) {
        var vertx = visitor.context().owner();
        timer = vertx.setTimer(
                desk.config().limits().headerTimeout().toMillis(), _ -> Farewell.say(visitor.socket(), Bytes.EMPTY));
        visitor.socket()
                .closeHandler(_ -> vertx.cancelTimer(timer))
                .handler(buffer -> hear(mount, Bytes.wrap(buffer.getBytes())))
                .resume();
        visitor.socket().write(Buffer.buffer(WELCOME.toArray()));
        hear(mount, visitor.rest());
    }

    private void hear(MountName mount, Bytes bytes) {
        switch (parser.feed(bytes)) {
            case IcyHeadParser.Result.Unfinished() -> {}
            case IcyHeadParser.Result.Whole(var fields, var rest) -> {
                visitor.context().owner().cancelTimer(timer);
                visitor.socket().pause();
                visitor.socket().handler(null).closeHandler(null);
                enter(SourceRequest.ofIcy(mount, fields), rest);
            }
            case IcyHeadParser.Result.Refused(var why) -> {
                visitor.context().owner().cancelTimer(timer);
                refuse(Refusal.request(400, why), mount);
            }
        }
    }

    private void enter(SourceRequest request, Bytes rest) {
        var source = new SourceConnection(desk, visitor.with(rest), request);
        desk.checkPlace(request.mount())
                .onSuccess(refusal -> refusal.ifPresentOrElse(source::refuse, source::receive))
                .onFailure(source::fail);
    }
}
