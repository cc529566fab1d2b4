package floe.ingest.title;

import floe.ingest.live.Ending;
import floe.ingest.live.LiveMount;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.LiveWatcher;
import floe.kit.Node;
import floe.kit.cluster.Addresses;
import floe.mount.MountName;
import floe.stream.StreamEvent;
import floe.wire.MountClaim;
import floe.wire.Retitle;
import floe.wire.Retitle.Outcome;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The titles of this node's mounts, told by whoever may on whichever node; and what played before a source came
/// back. Any thread.
public final class Titles implements LiveWatcher {
    private static final long LOOK_EVERY_MILLIS = 500;
    /// How long a stream that begins may take to tell a title itself.
    private static final long OWN_WORD_MILLIS = 1000;
    /// How long a living owner may take to answer.
    private static final long PATIENCE_MILLIS = 2000;

    private static final DeliveryOptions OPTIONS =
            new DeliveryOptions().setSendTimeout(PATIENCE_MILLIS).setTracingPolicy(TracingPolicy.IGNORE);

    private final Node node;
    private final LiveMounts mounts;
    private final Map<LiveMount, TitleSession> sessions = new ConcurrentHashMap<>();
    private final Keepsakes keepsakes = new Keepsakes();
    private final MessageConsumer<Retitle> consumer;
    private final long looking;

    private Titles(Node node, LiveMounts mounts) {
        this.node = node;
        this.mounts = mounts;
        this.consumer = node.vertx().eventBus().consumer(Addresses.titles(node.name()), this::answer);
        this.looking = node.vertx().setPeriodic(LOOK_EVERY_MILLIS, _ -> look());
    }

    /// Done when other nodes can ask.
    public static Future<Titles> open(Node node, LiveMounts mounts) {
        var titles = new Titles(node, mounts);
        mounts.watch(titles);
        return titles.consumer.completion().map(titles);
    }

    public Future<Void> stop() {
        node.vertx().cancelTimer(looking);
        return consumer.unregister();
    }

    /// Brings a word to the node that carries the mount. Never fails: an owner that does not answer has no source.
    public Future<Outcome> tell(Retitle word) {
        return owner(word.mount())
                .map(name -> node.vertx()
                        .eventBus()
                        .<Retitle.Answer>request(Addresses.titles(name), word, OPTIONS)
                        .map(reply -> reply.body().outcome())
                        .otherwise(Outcome.NO_SOURCE))
                .orElse(Future.succeededFuture(Outcome.NO_SOURCE))
                .onSuccess(this::count);
    }

    /// Whether a source feeds this mount, on whichever node.
    public boolean isCarried(MountName mount) {
        return owner(mount).isPresent();
    }

    private Optional<String> owner(MountName mount) {
        return mounts.of(mount)
                .map(_ -> node.name())
                .or(() -> node.directory().claimOf(mount).map(MountClaim::node));
    }

    private void count(Outcome outcome) {
        var label = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        node.metrics().counter("floe.source.titles", "outcome", label).increment();
    }

    private void answer(Message<Retitle> word) {
        mounts.of(word.body().mount())
                .ifPresentOrElse(
                        mount -> mount.context().runOnContext(_ -> answer(mount, word)),
                        () -> reply(word, Outcome.NO_SOURCE));
    }

    private void answer(LiveMount mount, Message<Retitle> word) {
        Optional.ofNullable(sessions.get(mount))
                .map(session -> session.take(word.body()))
                .orElse(Future.succeededFuture(Outcome.NO_SOURCE))
                .onSuccess(outcome -> reply(word, outcome))
                .onFailure(e -> word.fail(500, e.getMessage()));
    }

    private static void reply(Message<Retitle> word, Outcome outcome) {
        word.reply(new Retitle.Answer(outcome), OPTIONS);
    }

    @Override
    public void began(LiveMount mount) {
        sessions.put(mount, new TitleSession(mount));
    }

    // Hot: once for each read from any source's socket.
    @Override
    public void heard(LiveMount mount, List<StreamEvent> events) {
        var session = sessions.get(mount);
        if (session != null && session.hear(events)) {
            remindLater(mount, session);
        }
    }

    @Override
    public void ended(LiveMount mount, Ending ending) {
        sessions.remove(mount);
        synchronized (keepsakes) {
            keepsakes.note(List.of(mount.claim()), System.nanoTime());
        }
    }

    private void remindLater(LiveMount mount, TitleSession session) {
        synchronized (keepsakes) {
            keepsakes
                    .songFor(mount.claim(), System.nanoTime())
                    .ifPresent(song -> mount.context().owner().setTimer(OWN_WORD_MILLIS, _ -> session.remind(song)));
        }
    }

    private void look() {
        long now = System.nanoTime();
        synchronized (keepsakes) {
            keepsakes.note(node.directory().claims(), now);
        }
    }
}
