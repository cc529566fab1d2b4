package floe.ingest.source;

import floe.bytes.Bytes;
import floe.http.IcyHeadParser;
import floe.http.IcyPassword;
import floe.ingest.live.Owners.Candidate;
import floe.ingest.login.PeerAddress;
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

    /// A mount, and what came of the password for it.
    private record Place(MountName mount, Admission.Shown shown) {}

    private Future<Place> firstThatFits(List<IcyPassword.Reading> readings, MountName otherwise) {
        if (readings.isEmpty()) {
            return Future.succeededFuture(new Place(otherwise, new Admission.Shown.Refused(Refusal.CREDENTIALS)));
        }
        var reading = readings.getFirst();
        return shown(reading)
                .compose(shown -> shown instanceof Admission.Shown.Refused(var refusal) && refusal.isOfCredentials()
                        ? firstThatFits(readings.subList(1, readings.size()), otherwise)
                        : Future.succeededFuture(new Place(reading.mount(), shown)));
    }

    private Future<Admission.Shown> shown(IcyPassword.Reading reading) {
        var keys = Admission.keys(desk.config(), reading.mount());
        var address = visitor.peerAddress();
        return desk.gate()
                .admit(address, reading.password(), Admission.logins(keys))
                .map(answer -> Admission.shown(answer, keys, PeerAddress.isThisMachine(address)));
    }

    private void answer(Place place) {
        switch (place.shown()) {
            case Admission.Shown.Refused(var refusal) -> refuse(refusal, place.mount());
            case Admission.Shown.Fits(var key) -> listen(place.mount(), key.candidate());
        }
    }

    private void refuse(Refusal refusal, MountName mount) {
        desk.refuse(refusal, Optional.of(mount));
        Farewell.say(visitor.socket(), Bytes.EMPTY);
    }

    private void listen(MountName mount, Candidate candidate) {
        var vertx = visitor.context().owner();
        timer = vertx.setTimer(
                desk.config().limits().headerTimeout().toMillis(), _ -> Farewell.say(visitor.socket(), Bytes.EMPTY));
        visitor.socket()
                .closeHandler(_ -> vertx.cancelTimer(timer))
                .handler(buffer -> hear(mount, candidate, Bytes.wrap(buffer.getBytes())))
                .resume();
        visitor.socket().write(Buffer.buffer(WELCOME.toArray()));
        hear(mount, candidate, visitor.rest());
    }

    private void hear(MountName mount, Candidate candidate, Bytes bytes) {
        switch (parser.feed(bytes)) {
            case IcyHeadParser.Result.Unfinished() -> {}
            case IcyHeadParser.Result.Whole(var fields, var rest) -> {
                visitor.context().owner().cancelTimer(timer);
                visitor.socket().pause();
                visitor.socket().handler(null).closeHandler(null);
                enter(SourceRequest.ofIcy(mount, fields), candidate, rest);
            }
            case IcyHeadParser.Result.Refused(var why) -> {
                visitor.context().owner().cancelTimer(timer);
                refuse(Refusal.request(400, why), mount);
            }
        }
    }

    private void enter(SourceRequest request, Candidate candidate, Bytes rest) {
        var source = new SourceConnection(desk, visitor.with(rest), request);
        desk.decide(request, candidate).onSuccess(source::obey).onFailure(source::fail);
    }
}
