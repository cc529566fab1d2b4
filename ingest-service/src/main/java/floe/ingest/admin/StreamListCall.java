package floe.ingest.admin;

import floe.http.BasicCredentials;
import floe.http.Reply;
import floe.ingest.login.Gate;
import floe.kit.Node;
import floe.kit.pages.Inquiry;
import floe.mount.ClusterConfig;
import floe.mount.Login;
import floe.mount.MountName;
import floe.wire.MountClaim;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `/admin/streamlist.txt`: the mounts of the whole cluster that a slave may fetch, one a line. Only those that a
/// source feeds: from Icecast a slave fetches fallbacks too, and relays silence.
record StreamListCall(Node node, Gate gate) {
    Future<Reply> answer(Inquiry inquiry, AdminReplies replies) {
        var credentials = BasicCredentials.of(inquiry.field("authorization"));
        if (credentials.isEmpty()) {
            return Future.succeededFuture(replies.unauthorised());
        }
        return gate.admit(
                        inquiry.peer(), credentials.get(), logins(node.config().current()))
                .compose(answer -> Admittance.of(
                        answer,
                        inquiry.peer(),
                        replies,
                        _ -> Future.succeededFuture(replies.ok("text/plain; charset=utf-8", list()))));
    }

    private static List<Login> logins(ClusterConfig config) {
        return Stream.of(Optional.ofNullable(config.outside().relayLogin()), Optional.ofNullable(config.adminLogin()))
                .flatMap(Optional::stream)
                .toList();
    }

    private String list() {
        var config = node.config().current();
        return node.directory().claims().stream()
                .map(MountClaim::mount)
                .filter(mount -> !config.mount(mount).hidden())
                .map(MountName::path)
                .sorted()
                .map(path -> path + "\r\n")
                .collect(Collectors.joining());
    }
}
