package floe.ingest.admin;

import floe.http.BasicCredentials;
import floe.http.Reply;
import floe.ingest.login.Gate;
import floe.ingest.title.Titles;
import floe.kit.Node;
import floe.kit.pages.Inquiry;
import floe.mount.MountConfig;
import floe.wire.Retitle;
import io.vertx.core.Future;

/// `/admin/metadata`: what plays on a mount, told by its encoder or the administrator. In Icecast's order: who calls,
/// which mount, what for; and only then is anything applied.
final class MetadataCall {
    private final Node node;
    private final Gate gate;
    private final Titles titles;

    MetadataCall(Node node, Gate gate, Titles titles) {
        this.node = node;
        this.gate = gate;
        this.titles = titles;
    }

    Future<Reply> answer(Inquiry inquiry, AdminReplies replies) {
        var credentials = BasicCredentials.of(inquiry.field("authorization"));
        if (credentials.isEmpty()) {
            return Future.succeededFuture(replies.unauthorised());
        }
        var query = Query.of(inquiry.query(), inquiry.form());
        var config = node.config().current();
        return gate.admit(inquiry.peer(), credentials.get(), MountCall.logins(config, query))
                .compose(answer -> Admittance.of(
                        answer,
                        inquiry.peer(),
                        replies,
                        login -> tell(inquiry, query, login.equals(config.adminLogin()), replies)));
    }

    private Future<Reply> tell(Inquiry inquiry, Query query, boolean byAdmin, AdminReplies replies) {
        if (query.text("mount").isEmpty()) {
            return Future.succeededFuture(replies.refusal(400, "Unknown admin request"));
        }
        var mount = MountCall.mount(query).filter(titles::isCarried);
        if (mount.isEmpty()) {
            return Future.succeededFuture(replies.refusal(400, "Source does not exist"));
        }
        boolean asPage = inquiry.path().endsWith(".xsl");
        if (!query.text("mode").orElse("").equals("updinfo")) {
            return Future.succeededFuture(replies.outcome("No such action", false, asPage));
        }
        return titles.tell(word(node.config().current().mount(mount.get()), query, inquiry.peer(), byAdmin))
                .map(outcome -> reply(outcome, asPage, replies));
    }

    /// What a call says of its mount.
    static Retitle word(MountConfig mount, Query query, String peer, boolean byAdmin) {
        var wish = Wish.of(query, mount.source().charset());
        return new Retitle(mount.name(), wish.saysText(), wish.song(), peer, byAdmin);
    }

    /// Icecast says `1` even where it refuses.
    private static Reply reply(Retitle.Outcome outcome, boolean asPage, AdminReplies replies) {
        return switch (outcome) {
            case TOLD -> replies.outcome("Metadata update successful", true, asPage);
            case OTHER_ADDRESS, CANNOT -> replies.outcome("Mountpoint will not accept URL updates", true, asPage);
            case NO_SOURCE -> replies.refusal(400, "Source does not exist");
        };
    }
}
