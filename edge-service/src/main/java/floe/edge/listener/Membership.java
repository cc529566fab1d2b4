package floe.edge.listener;

import floe.audience.MemberList;
import floe.http.BasicCredentials;
import floe.kit.Node;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.ListenerLogin;
import floe.mount.MemberFile;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who may listen where listeners log in: the lists that the configuration names, read anew when they change. Of one
/// that cannot be had what it said last stays; of one that was never here nobody gets in. Owned by its context; any
/// thread may ask.
final class Membership {
    private static final Logger log = LoggerFactory.getLogger(Membership.class);

    private final Node node;
    private final Context context;
    private final Map<String, Held> lists = new ConcurrentHashMap<>();
    private final Promise<Void> ready = Promise.promise();

    private record Held(MemberFile file, MemberList list) {}

    private Membership(Node node) {
        this.node = node;
        this.context = node.vertx().getOrCreateContext();
    }

    /// Begins to follow the configuration.
    static Membership of(Node node) {
        var membership = new Membership(node);
        membership.context.runOnContext(_ -> {
            node.config().onChange((_, newest) -> membership.read(newest));
            membership.read(node.config().current()).onComplete(membership.ready);
        });
        return membership;
    }

    /// Done when all lists that there were at first have been read, or could not be.
    Future<Void> ready() {
        return ready.future();
    }

    /// Whether somebody is who may listen.
    boolean has(ListenerLogin.Listed login, Optional<BasicCredentials> given) {
        var held = lists.get(login.members());
        return held != null
                && given.filter(who -> held.list().admits(who.user(), who.password()))
                        .isPresent();
    }

    private Future<Void> read(ClusterConfig newest) {
        var wanted = newest.access();
        lists.keySet()
                .removeIf(name -> wanted.members(name).map(MemberFile::list).isEmpty());
        return Future.join(wanted.members().stream()
                        .filter(file -> file.list() != null && !isHeld(file))
                        .map(this::fetch)
                        .toList())
                .mapEmpty();
    }

    private boolean isHeld(MemberFile file) {
        var held = lists.get(file.name());
        return held != null && held.file().equals(file);
    }

    /// A long list takes a while: it is read beside the event loops.
    private Future<Void> fetch(MemberFile file) {
        Asset asset = Objects.requireNonNull(file.list());
        var read = node.config()
                .asset(asset)
                .compose(content -> node.vertx()
                        .executeBlocking(() -> MemberList.read(file.salt(), content.toString(StandardCharsets.UTF_8))));
        return Future.future(done -> read.onComplete(list -> context.runOnContext(_ -> {
            if (list.succeeded()) {
                take(file, list.result());
            } else {
                log.warn(
                        "file={} of listeners cannot be had: {}",
                        file.name(),
                        list.cause().getMessage());
            }
            done.complete();
        })));
    }

    /// A newer one may have been asked for meanwhile.
    private void take(MemberFile file, MemberList list) {
        if (node.config().current().access().members().contains(file)) {
            lists.put(file.name(), new Held(file, list));
            log.info("file={} listeners who may log in: {}", file.name(), list.size());
        }
    }
}
