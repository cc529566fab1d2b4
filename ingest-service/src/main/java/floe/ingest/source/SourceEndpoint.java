package floe.ingest.source;

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
        checkCredentials(request)
                .compose(refusal ->
                        refusal.isPresent() ? Future.succeededFuture(refusal) : desk.checkPlace(request.mount()))
                .map(refusal -> refusal.or(() -> Admission.content(request.contentType())))
                .onSuccess(refusal -> refusal.ifPresentOrElse(source::refuse, source::receive))
                .onFailure(source::fail);
    }

    private Future<Optional<Refusal>> checkCredentials(SourceRequest request) {
        var login = Admission.login(desk.config(), request.mount());
        if (login.isEmpty() || request.credentials().isEmpty()) {
            return Future.succeededFuture(Optional.of(Refusal.CREDENTIALS));
        }
        var given = request.credentials().get();
        return visitor.context()
                .executeBlocking(() -> login.get().admits(given.user(), given.password()), false)
                .map(fits -> Admission.credentials(
                        Boolean.TRUE.equals(fits), login.get().wellKnown(), Peers.isThisMachine(visitor)));
    }
}
