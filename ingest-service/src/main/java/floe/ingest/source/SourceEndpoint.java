package floe.ingest.source;

import floe.ingest.login.Gate;
import floe.ingest.login.PeerAddress;
import floe.kit.door.Farewell;
import floe.kit.door.Visitor;
import io.vertx.core.Future;
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
            case SourceRequest.Reading.Unsound(var refusal) ->
                Farewell.say(
                        visitor.socket(), desk.refuse(refusal, Optional.empty()).bytes());
            case SourceRequest.Reading.Sound(var request) -> admit(request);
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
        return desk.gate()
                .admit(peer(), request.credentials().get(), List.of(login.get()))
                .map(answer -> switch (answer) {
                    case Gate.Answer.Open(var by) ->
                        Admission.credentials(true, by.wellKnown(), PeerAddress.isThisMachine(peer()));
                    case Gate.Answer.Wrong() -> Optional.of(Refusal.CREDENTIALS);
                    case Gate.Answer.Crowded() -> Optional.of(Refusal.GUESSES);
                });
    }

    private String peer() {
        var peer = visitor.socket().remoteAddress();
        var address = peer == null ? null : peer.hostAddress();
        return address == null ? "" : address;
    }
}
