package floe.ingest.source;

import floe.http.IcecastReplies;
import floe.http.Reply;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.Owners;
import floe.ingest.login.Gate;
import floe.kit.Node;
import floe.mount.ClusterConfig;
import floe.mount.MountName;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where sources are let in or sent away: what an endpoint has to ask others for. Any thread.
record Desk(Node node, LiveMounts mounts, Owners owners, Gate gate) {
    private static final Logger log = LoggerFactory.getLogger(Desk.class);

    ClusterConfig config() {
        return node.config().current();
    }

    /// Whether the mount is free and there is room for one more source.
    Future<Optional<Refusal>> checkPlace(MountName mount) {
        boolean carriedHere =
                mounts.of(mount).isPresent() || config().asset(mount.path()).isPresent();
        var carried = carriedHere ? Future.succeededFuture(true) : owners.carriedElsewhere(mount);
        return carried.map(taken ->
                Admission.place(taken, mounts.count(), config().limits().sources()));
    }

    /// The reply of a refusal, counted and logged.
    ///
    /// @param mount as far as the request named one
    Reply refuse(Refusal refusal, Optional<MountName> mount) {
        node.metrics()
                .counter("floe.source.refusals", "reason", refusal.reason().label())
                .increment();
        log.info(
                "mount={} source refused: {} {}",
                mount.map(MountName::path).orElse("?"),
                refusal.status(),
                refusal.text());
        return replies().refusal(refusal.status(), refusal.text(), Instant.now());
    }

    IcecastReplies replies() {
        return new IcecastReplies(config().server().serverId(), config().headers());
    }
}
