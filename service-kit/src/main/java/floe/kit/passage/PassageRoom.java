package floe.kit.passage;

import floe.bytes.Bytes;
import floe.http.IcecastReplies;
import floe.http.IcyPassword;
import floe.http.Reply;
import floe.kit.Node;
import floe.kit.cluster.BusTrust;
import floe.kit.cluster.NodeTls;
import floe.kit.door.Farewell;
import floe.kit.door.Passage;
import floe.kit.door.Room;
import floe.kit.door.Visitor;
import floe.mount.MountName;
import floe.wire.MountClaim;
import floe.wire.OpenPassage;
import floe.wire.Preface;
import io.vertx.core.Future;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes those among an edge's visitors whom only an ingest can help, and leads them to one. Any thread.
public final class PassageRoom implements Room {
    private static final Logger log = LoggerFactory.getLogger(PassageRoom.class);
    private static final int CONNECT_MILLIS = 1000;
    private static final int DEAD_PEER_MILLIS = 10_000;
    private static final int MOST_TRIES = 3;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Node node;
    private final HeardPassages passages;
    private final NetClient client;

    /// @param trust that of the bus
    public PassageRoom(Node node, BusTrust trust) {
        this.node = node;
        this.passages = new HeardPassages(node.vertx());
        var options = new NetClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setSslHandshakeTimeout(CONNECT_MILLIS)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setTcpNoDelay(true);
        if (node.vertx().isNativeTransportEnabled()) {
            options.setTcpUserTimeout(DEAD_PEER_MILLIS);
        }
        this.client = node.vertx().createNetClient(NodeTls.secured(options, trust));
    }

    @Override
    public boolean takes(Visitor visitor) {
        if (!Knock.isFor(visitor.head())) {
            return false;
        }
        var knock = Knock.of(visitor.head(), visitor.door().shoutcastMount());
        var passage = knock.streams() ? Passage.forStream(visitor) : Passage.forQuestion(visitor);
        lead(visitor, passage, ingests(knock).iterator());
        return true;
    }

    /// How many ingests may be asked.
    int knownIngests() {
        return passages.open().size();
    }

    private List<OpenPassage> ingests(Knock knock) {
        var claim = knock.mounts().stream()
                .map(node.directory()::claimOf)
                .flatMap(Optional::stream)
                .findFirst();
        var mount =
                claim.map(MountClaim::mount).or(() -> knock.mounts().stream().findFirst());
        return Rendezvous.order(passages.open(), claim.map(MountClaim::node), mount).stream()
                .limit(MOST_TRIES)
                .toList();
    }

    private void lead(Visitor visitor, Passage passage, Iterator<OpenPassage> ingests) {
        if (passage.isOver()) {
            return;
        }
        if (!ingests.hasNext()) {
            refuse(visitor);
            return;
        }
        var ingest = ingests.next();
        client.connect(ingest.port(), ingest.host())
                .onSuccess(socket -> passage.join(
                        socket,
                        Bytes.concat(
                                List.of(preface(visitor).bytes(), visitor.head().raw()))))
                .onFailure(e -> {
                    log.warn("ingest={} cannot be reached: {}", ingest.node(), e.getMessage());
                    lead(visitor, passage, ingests);
                });
    }

    private static Preface preface(Visitor visitor) {
        boolean icy = visitor.head().method().equals(IcyPassword.METHOD);
        MountName mount = visitor.door().shoutcastMount();
        return new Preface(visitor.peer(), visitor.tls(), icy, mount);
    }

    private void refuse(Visitor visitor) {
        log.warn(
                "no ingest can be reached for {} {}",
                visitor.head().method(),
                visitor.head().path());
        node.metrics().counter("floe.passage.refusals").increment();
        if (visitor.head().method().equals(IcyPassword.METHOD)) {
            Farewell.say(visitor.socket(), Bytes.EMPTY);
            return;
        }
        var snapshot = node.config().current();
        var replies = new IcecastReplies(snapshot.server().serverId(), snapshot.headers());
        var refusal = replies.refusal(503, "No ingest can be reached; try again", Instant.now());
        visitor.answer(new Reply(refusal.head().field("Retry-After", RETRY_AFTER_SECONDS), refusal.body()));
    }

    /// Leads nobody any more. Those who are on their way stay there until their doors close.
    public Future<Void> stop() {
        return passages.stop().compose(_ -> client.close());
    }
}
