package floe.ingest.admin;

import floe.http.BasicCredentials;
import floe.http.Reply;
import floe.ingest.divert.Diversions;
import floe.ingest.login.Gate;
import floe.kit.Node;
import floe.kit.pages.Inquiry;
import floe.mount.MountName;
import floe.wire.Divert;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/admin/fallbacks`, in icecast-kh `/admin/fallback`: another fallback for a mount that has a source; an empty one
/// for none.
record FallbackCall(Node node, Gate gate, Diversions diversions) {
    private static final Logger log = LoggerFactory.getLogger(FallbackCall.class);

    Future<Reply> answer(Inquiry inquiry, AdminReplies replies) {
        var credentials = BasicCredentials.of(inquiry.field("authorization"));
        if (credentials.isEmpty()) {
            return Future.succeededFuture(replies.unauthorised());
        }
        var query = Query.of(inquiry.query(), inquiry.form());
        var logins = MountCall.logins(node.config().current(), query);
        return gate.admit(inquiry.peer(), credentials.get(), logins)
                .compose(answer -> Admittance.of(answer, inquiry.peer(), replies, _ -> divert(query, replies)));
    }

    private Future<Reply> divert(Query query, AdminReplies replies) {
        var mount = MountCall.mount(query);
        var fallback = query.text("fallback");
        if (query.text("mount").isEmpty()) {
            return refuse("Unknown admin request", replies);
        }
        if (mount.filter(this::isFed).isEmpty()) {
            return refuse("Source does not exist", replies);
        }
        if (fallback.isEmpty()) {
            return refuse("Missing parameter", replies);
        }
        return mounts(fallback.get())
                .map(to -> divert(new Divert(mount.get(), to), replies))
                .orElseGet(() -> refuse("The fallback is no name of a mount; it begins with /", replies));
    }

    private boolean isFed(MountName mount) {
        return node.directory().claimOf(mount).isPresent();
    }

    private Future<Reply> divert(Divert word, AdminReplies replies) {
        var loop = diversions.loop(word);
        if (!loop.isEmpty()) {
            var way = loop.stream().map(MountName::path).collect(Collectors.joining(" → "));
            return refuse("That fallback goes round in a loop: " + way, replies);
        }
        return diversions.tell(word).map(done -> {
            if (done) {
                log.info("mount={} falls back to {} until its source restarts", word.mount(), word.to());
            }
            return done ? replies.page("Fallback configured") : replies.refusal(400, "Source does not exist");
        });
    }

    private static Optional<List<MountName>> mounts(String fallback) {
        if (fallback.isEmpty()) {
            return Optional.of(List.of());
        }
        return Optional.of(fallback).filter(MountName::isValid).map(name -> List.of(new MountName(name)));
    }

    private static Future<Reply> refuse(String why, AdminReplies replies) {
        return Future.succeededFuture(replies.refusal(400, why));
    }
}
