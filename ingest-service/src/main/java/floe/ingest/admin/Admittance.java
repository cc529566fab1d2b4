package floe.ingest.admin;

import floe.http.Reply;
import floe.ingest.login.Gate;
import floe.ingest.login.PeerAddress;
import floe.mount.Login;
import io.vertx.core.Future;
import java.util.function.Function;

/// What those hear whose password was looked at.
final class Admittance {
    private Admittance() {}

    /// The answer of `admitted`, or else a refusal.
    ///
    /// @param peer the caller's numeric address: what sample files carry as passwords is good on this machine only
    static Future<Reply> of(
            Gate.Answer answer, String peer, AdminReplies replies, Function<Login, Future<Reply>> admitted) {
        return switch (answer) {
            case Gate.Answer.Open(var login)
            when login.wellKnown() && !PeerAddress.isThisMachine(peer) ->
                Future.succeededFuture(replies.samplePassword());
            case Gate.Answer.Open(var login) -> admitted.apply(login);
            case Gate.Answer.Wrong() -> Future.succeededFuture(replies.unauthorised());
            case Gate.Answer.Crowded() -> Future.succeededFuture(replies.crowded());
        };
    }
}
