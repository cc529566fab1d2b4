package floe.ingest.source;

import floe.ingest.live.Owners.Candidate;
import floe.ingest.login.Gate;
import floe.ingest.login.PeerAddress;
import floe.kit.door.Farewell;
import floe.kit.door.Visitor;
import floe.mount.Login;
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
        decide(request).onSuccess(source::obey).onFailure(source::fail);
    }

    private Future<Decision> decide(SourceRequest request) {
        var keys = Admission.keys(desk.config(), request.mount());
        return request.credentials()
                .map(given -> desk.gate()
                        .admit(
                                peer(),
                                given,
                                keys.stream().map(Admission.Key::login).toList())
                        .compose(answer -> decide(request, keys, answer)))
                .orElse(refused(Refusal.CREDENTIALS));
    }

    private Future<Decision> decide(SourceRequest request, List<Admission.Key> keys, Gate.Answer answer) {
        return switch (answer) {
            case Gate.Answer.Open(var login) -> {
                var refusal = Admission.credentials(true, login.wellKnown(), PeerAddress.isThisMachine(peer()));
                yield refusal.isPresent()
                        ? refused(refusal.get())
                        : desk.decide(request, candidate(keys, login));
            }
            case Gate.Answer.Wrong() -> refused(Refusal.CREDENTIALS);
            case Gate.Answer.Crowded() -> refused(Refusal.GUESSES);
        };
    }

    private static Candidate candidate(List<Admission.Key> keys, Login login) {
        var opened = keys.stream().filter(key -> key.login().equals(login)).findFirst();
        return new Candidate(login.user(), opened.orElseThrow().priority());
    }

    private static Future<Decision> refused(Refusal refusal) {
        return Future.succeededFuture(new Decision.Refused(refusal));
    }

    private String peer() {
        var peer = visitor.socket().remoteAddress();
        var address = peer == null ? null : peer.hostAddress();
        return address == null ? "" : address;
    }
}
