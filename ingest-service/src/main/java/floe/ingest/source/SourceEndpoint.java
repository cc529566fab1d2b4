package floe.ingest.source;

import floe.ingest.login.PeerAddress;
import floe.kit.door.Visitor;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/// A source at the desk: asks in Icecast's order what [Admission] wants to know, then hands the connection on. Lives
/// on the connection's event loop; the connection stays paused meanwhile.
final class SourceEndpoint {
    private final Desk desk;
    private final Visitor visitor;

    SourceEndpoint(Desk desk, Visitor visitor) {
        this.desk = desk;
        this.visitor = visitor;
    }

    void open() {
        switch (SourceRequest.of(visitor.head())) {
            case SourceRequest.Reading.Unsound(var refusal) -> visitor.answer(desk.refuse(refusal, Optional.empty()));
            case SourceRequest.Reading.Sound(var request) -> open(request);
        }
    }

    /// libshout sends a request without a body and without credentials first, to learn what the server can; it comes
    /// back on the same connection.
    private void open(SourceRequest request) {
        if (request.credentials().isEmpty() && visitor.head().isAll()) {
            visitor.answer(desk.replies().withMethods(desk.replies().unauthorised(Instant.now())));
        } else {
            admit(request);
        }
    }

    private void admit(SourceRequest request) {
        var source = new SourceConnection(desk, visitor, request);
        decide(request).onSuccess(source::obey).onFailure(source::fail);
    }

    private Future<Decision> decide(SourceRequest request) {
        if (request.credentials().isEmpty()) {
            return Future.succeededFuture(new Decision.Refused(Refusal.CREDENTIALS));
        }
        var keys = Admission.keys(desk.config(), request.mount());
        return desk.gate()
                .admit(visitor.peerAddress(), request.credentials().get(), Admission.logins(keys))
                .compose(answer -> decide(request, Admission.shown(answer, keys, isFromHere())));
    }

    private Future<Decision> decide(SourceRequest request, Admission.Shown shown) {
        return switch (shown) {
            case Admission.Shown.Fits(var key) -> desk.decide(request, key.candidate());
            case Admission.Shown.Refused(var refusal) -> Future.succeededFuture(new Decision.Refused(refusal));
        };
    }

    private boolean isFromHere() {
        return PeerAddress.isThisMachine(visitor.peerAddress());
    }
}
