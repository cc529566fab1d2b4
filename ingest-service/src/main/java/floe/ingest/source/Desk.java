package floe.ingest.source;

import floe.http.IcecastReplies;
import floe.http.Reply;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.Owners;
import floe.ingest.live.Owners.Candidate;
import floe.ingest.live.Owners.Outcome;
import floe.ingest.login.Gate;
import floe.kit.Node;
import floe.mount.ClusterConfig;
import floe.mount.MountName;
import floe.tenure.Bid;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where sources are let in or sent away: what an endpoint has to ask others for. Any thread.
record Desk(Node node, LiveMounts mounts, Owners owners, Gate gate) {
    private static final Logger log = LoggerFactory.getLogger(Desk.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    ClusterConfig config() {
        return node.config().current();
    }

    /// Whether this source may send, wait, or neither. Never fails.
    Future<Decision> decide(SourceRequest request, Candidate candidate) {
        if (!node.majority().isHere()) {
            return Future.succeededFuture(new Decision.Refused(Refusal.MINORITY));
        }
        if (config().asset(request.mount().path()).isPresent()) {
            return Future.succeededFuture(new Decision.Refused(Refusal.IN_USE_BY_FILE));
        }
        return owners.contest(request.mount(), candidate).map(outcome -> switch (outcome) {
            case Outcome.Won(var seat) -> seated(seat, request, candidate);
            case Outcome.StandBy _ -> waits(request, candidate);
            case Outcome.Lost(var holder) -> new Decision.Refused(Refusal.inUse(holder));
        });
    }

    private Decision seated(Bid seat, SourceRequest request, Candidate candidate) {
        var refusal = wrong(request, seat.insists() ? 0 : 1);
        refusal.ifPresent(_ -> release(seat));
        return refusal.<Decision>map(Decision.Refused::new).orElseGet(() -> new Decision.Seated(seat, candidate));
    }

    private Decision waits(SourceRequest request, Candidate candidate) {
        return wrong(request, 1).<Decision>map(Decision.Refused::new).orElseGet(() -> new Decision.Waits(candidate));
    }

    private Optional<Refusal> wrong(SourceRequest request, int more) {
        int sources = mounts.count() + mounts.standbys().count();
        return Admission.place(sources + more, config().limits().sources())
                .or(() -> Admission.content(request.contentType()));
    }

    /// Bids once more for a mount; empty when another has it. Never fails.
    Future<Optional<Bid>> contest(MountName mount, Candidate candidate) {
        return owners.contest(mount, candidate).map(outcome -> switch (outcome) {
            case Outcome.Won(var seat) -> Optional.of(seat);
            case Outcome.StandBy _, Outcome.Lost _ -> Optional.empty();
        });
    }

    /// The seat is not needed, or not any more.
    void release(@Nullable Bid seat) {
        if (seat != null) {
            owners.release(seat);
        }
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
        var reply = replies().refusal(refusal.status(), refusal.text(), Instant.now());
        if (refusal.isPassing()) {
            return new Reply(reply.head().field("Retry-After", RETRY_AFTER_SECONDS), reply.body());
        }
        return refusal.status() == 401 ? replies().withMethods(reply) : reply;
    }

    IcecastReplies replies() {
        return new IcecastReplies(config().server().serverId(), config().headers());
    }
}
