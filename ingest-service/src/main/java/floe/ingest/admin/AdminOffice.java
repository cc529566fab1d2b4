package floe.ingest.admin;

import floe.http.IcecastReplies;
import floe.http.Reply;
import floe.ingest.divert.Diversions;
import floe.ingest.login.Gate;
import floe.ingest.title.Titles;
import floe.kit.Node;
import floe.kit.pages.Inquiry;
import floe.kit.pages.Office;
import io.vertx.core.Future;

/// Takes what is asked under `/admin/` and at `/admin.cgi` to those who answer it. Any thread.
public final class AdminOffice implements Office {
    private static final String METHODS = "GET, POST, OPTIONS";

    private final Node node;
    private final MetadataCall metadata;
    private final ShoutcastCall shoutcast;
    private final StreamListCall streamList;
    private final FallbackCall fallback;
    private final ReloadCall reload;

    public AdminOffice(Node node, Gate gate, Titles titles, Diversions diversions) {
        this.node = node;
        this.metadata = new MetadataCall(node, gate, titles);
        this.shoutcast = new ShoutcastCall(node, gate, titles);
        this.streamList = new StreamListCall(node, gate);
        this.fallback = new FallbackCall(node, gate, diversions);
        this.reload = new ReloadCall(node, gate);
    }

    @Override
    public boolean answersFor(String path) {
        return path.startsWith("/admin/") || path.equals("/admin.cgi");
    }

    @Override
    public Future<Reply> answer(Inquiry inquiry) {
        var snapshot = node.config().current();
        var replies = new AdminReplies(
                new IcecastReplies(snapshot.server().serverId(), snapshot.headers()), snapshot.adminLogin() != null);
        return switch (inquiry.method()) {
            case "GET", "POST" -> command(inquiry, replies);
            case "OPTIONS" -> Future.succeededFuture(replies.options(METHODS));
            default -> Future.succeededFuture(replies.notAllowed(METHODS));
        };
    }

    /// Unknown commands are told so before anything else, as in Icecast 2.4. libshout asks for one (`!POKE`) to learn
    /// how it is received.
    private Future<Reply> command(Inquiry inquiry, AdminReplies replies) {
        if (CrossSite.asks(inquiry.fields())) {
            return Future.succeededFuture(replies.refusal(403, "This call came from another site's page"));
        }
        return switch (inquiry.path()) {
            case "/admin/metadata", "/admin/metadata.xsl" -> metadata.answer(inquiry, replies);
            case "/admin/fallbacks", "/admin/fallbacks.xsl", "/admin/fallback" -> fallback.answer(inquiry, replies);
            case "/admin/streamlist.txt" -> streamList.answer(inquiry, replies);
            case "/admin/reloadconfig", "/admin/reloadconfig.xsl", "/admin/function" -> reload.answer(inquiry, replies);
            case "/admin.cgi" -> shoutcast.answer(inquiry, replies);
            default -> Future.succeededFuture(replies.refusal(400, "Unrecognised command"));
        };
    }
}
