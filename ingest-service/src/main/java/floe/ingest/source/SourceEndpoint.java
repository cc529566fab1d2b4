package floe.ingest.source;

import floe.http.BasicCredentials;
import floe.kit.door.Visitor;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
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
        key(request)
                .compose(key -> decide(request, key))
                .onSuccess(source::obey)
                .onFailure(source::fail);
    }

    private Future<Decision> decide(SourceRequest request, Optional<Admission.Key> key) {
        var refusal = Admission.credentials(key, Peers.isThisMachine(visitor));
        return refusal.isPresent()
                ? Future.succeededFuture(new Decision.Refused(refusal.get()))
                : desk.decide(request, key.orElseThrow().candidate());
    }

    /// The one that the credentials fit.
    private Future<Optional<Admission.Key>> key(SourceRequest request) {
        var keys = Admission.keys(desk.config(), request.mount());
        return request.credentials()
                .map(given -> visitor.context().executeBlocking(() -> fitting(keys, given), false))
                .orElse(Future.succeededFuture(Optional.empty()));
    }

    private static Optional<Admission.Key> fitting(List<Admission.Key> keys, BasicCredentials given) {
        return keys.stream()
                .filter(key -> key.login().admits(given.user(), given.password()))
                .findFirst();
    }
}
