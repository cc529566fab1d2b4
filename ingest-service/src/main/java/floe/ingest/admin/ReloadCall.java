package floe.ingest.admin;

import floe.http.BasicCredentials;
import floe.http.Reply;
import floe.ingest.login.Gate;
import floe.kit.Node;
import floe.kit.config.Reload;
import floe.kit.config.Report;
import floe.kit.pages.Inquiry;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/admin/reloadconfig`, in icecast-kh `/admin/function?perform=updatecfg`: the configuration is read anew. Unlike
/// theirs, the answer says what came of it.
record ReloadCall(Node node, Gate gate) {
    private static final Logger log = LoggerFactory.getLogger(ReloadCall.class);
    private static final String OF_KH = "updatecfg";

    Future<Reply> answer(Inquiry inquiry, AdminReplies replies) {
        var credentials = BasicCredentials.of(inquiry.field("authorization"));
        if (credentials.isEmpty()) {
            return Future.succeededFuture(replies.unauthorised());
        }
        var admin = Optional.ofNullable(node.config().current().adminLogin()).stream()
                .toList();
        return gate.admit(inquiry.peer(), credentials.get(), admin)
                .compose(answer -> Admittance.of(answer, inquiry.peer(), replies, _ -> reload(inquiry, replies)));
    }

    private Future<Reply> reload(Inquiry inquiry, AdminReplies replies) {
        if (inquiry.path().equals("/admin/function") && !isForUs(inquiry)) {
            return Future.succeededFuture(replies.refusal(400, "No such handler"));
        }
        log.info("an administrator has the configuration read anew");
        return Reload.ask(node.vertx())
                .map(all -> said(all, inquiry.path().endsWith(".xsl"), replies))
                .otherwise(e ->
                        replies.refusal(503, Optional.ofNullable(e.getMessage()).orElse("")));
    }

    private static boolean isForUs(Inquiry inquiry) {
        return Query.of(inquiry.query(), inquiry.form())
                .text("perform")
                .filter(OF_KH::equals)
                .isPresent();
    }

    private static Reply said(Report.All all, boolean asPage, AdminReplies replies) {
        var message = all.reports().stream()
                .map(report -> "Configuration read by " + report.from() + ": " + report.sentence())
                .collect(Collectors.joining("\n"));
        return all.isGood() ? replies.outcome(message, true, asPage) : replies.refusal(400, message);
    }
}
