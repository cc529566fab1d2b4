package floe.ingest.admin;

import floe.http.BasicCredentials;
import floe.http.Reply;
import floe.ingest.login.Gate;
import floe.ingest.login.SourceLogins;
import floe.ingest.title.Titles;
import floe.kit.Node;
import floe.kit.pages.Inquiry;
import floe.kit.pages.ShoutcastStatus;
import floe.mount.ClusterConfig;
import floe.mount.Login;
import floe.mount.MountName;
import floe.wire.Retitle;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `/admin.cgi`: how SHOUTcast's encoders tell what plays, with the password in the address. Any mount will do whose
/// format can show titles, where Icecast insists on a source that came by the ICY protocol.
final class ShoutcastCall {
    private static final MountName USUAL = new MountName("/stream");

    private final Node node;
    private final Gate gate;
    private final Titles titles;

    ShoutcastCall(Node node, Gate gate, Titles titles) {
        this.node = node;
        this.gate = gate;
        this.titles = titles;
    }

    Future<Reply> answer(Inquiry inquiry, AdminReplies replies) {
        var query = Query.of(inquiry.query(), inquiry.form());
        var mount = query.text("mount")
                .filter(MountName::isValid)
                .map(MountName::new)
                .or(inquiry::shoutcastMount)
                .orElse(USUAL);
        var config = node.config().current();
        return admit(inquiry, query, logins(config, mount))
                .map(knock -> knock.compose(answer -> Admittance.of(
                        answer,
                        inquiry.peer(),
                        replies,
                        login -> act(inquiry, query, mount, login.equals(config.adminLogin()), replies))))
                .orElseGet(() -> Future.succeededFuture(replies.refusal(400, "missing pass parameter")));
    }

    /// By the password in the address, or else by proper credentials.
    private Optional<Future<Gate.Answer>> admit(Inquiry inquiry, Query query, List<Login> logins) {
        return query.text("pass")
                .map(password -> gate.admit(inquiry.peer(), password, logins))
                .or(() -> BasicCredentials.of(inquiry.field("authorization"))
                        .map(given -> gate.admit(inquiry.peer(), given, logins)));
    }

    private static List<Login> logins(ClusterConfig config, MountName mount) {
        var logins = new ArrayList<Login>();
        Optional.ofNullable(config.adminLogin()).ifPresent(logins::add);
        logins.addAll(SourceLogins.of(config, config.mount(mount)));
        return logins;
    }

    private Future<Reply> act(Inquiry inquiry, Query query, MountName mount, boolean byAdmin, AdminReplies replies) {
        var claim = node.directory().claimOf(mount);
        return switch (query.text("mode").orElse("")) {
            case "viewxml" ->
                Future.succeededFuture(replies.ok(
                        "text/xml; charset=utf-8",
                        ShoutcastStatus.of(node.config().current(), claim).xml()));
            case "updinfo" ->
                !titles.isCarried(mount)
                        ? Future.succeededFuture(replies.refusal(400, "Source does not exist"))
                        : titles.tell(MetadataCall.word(
                                        node.config().current().mount(mount), query, inquiry.peer(), byAdmin))
                                .map(outcome -> reply(outcome, replies));
            default -> Future.succeededFuture(replies.refusal(400, "No such action"));
        };
    }

    private static Reply reply(Retitle.Outcome outcome, AdminReplies replies) {
        return switch (outcome) {
            case TOLD -> replies.page("Metadata update successful");
            case OTHER_ADDRESS, CANNOT -> replies.refusal(400, "mountpoint will not accept URL updates");
            case NO_SOURCE -> replies.refusal(400, "Source does not exist");
        };
    }
}
