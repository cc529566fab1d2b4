package floe.edge.onair;

import floe.edge.lane.Airwaves;
import floe.edge.lane.Intro;
import floe.edge.lane.Lane;
import floe.edge.lane.LaneSettings;
import floe.kit.Node;
import floe.mount.ClusterConfig;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.programme.Effect;
import floe.programme.Moment;
import floe.programme.Programme;
import floe.stream.Backlog;
import floe.stream.StreamEvent;
import floe.wire.MountClaim;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything that is on the air in this process. Owned by the conductor's loop, but for [Airwaves], which any thread
/// may ask.
public final class OnAir implements Airwaves {
    /// How long a mount without listeners is kept on the air.
    private static final long LINGER_NANOS = 30_000_000_000L;

    private final Node node;
    private final Context conductor;
    private final Fallbacks fallbacks;
    private final Intros intros;
    private final Billing billing;
    private final Diversions diversions = new Diversions();
    private final Channels channels = new Channels();
    private final Map<MountName, Backlog> sources = new HashMap<>();
    private final Map<MountName, Integer> audiences = new ConcurrentHashMap<>();
    private volatile Plans plans;
    private Optional<Set<MountName>> demand = Optional.empty();
    private Runnable wanted = () -> {};

    public OnAir(Node node, Context conductor) {
        this.node = node;
        this.conductor = conductor;
        this.fallbacks = new Fallbacks(node.vertx(), node.config());
        this.intros = new Intros(node.vertx(), node.config());
        this.plans = new Plans(node.config().current(), Map.of(), Map.of());
        this.billing = new Billing(channels, () -> plans, this::claim);
    }

    /// Gets the fallback files; completes when each is there or known to be missing.
    public Future<Void> start() {
        node.config().onChange((_, newest) -> reconfigure(newest));
        node.directory().onChange(this::claimed);
        diversions.hear(node.directory());
        return reconfigure(node.config().current());
    }

    /// The mounts whose sources somebody here wants to hear, now or when another one goes.
    public Set<MountName> demand() {
        var known = demand.orElseGet(
                () -> channels.wanted(source -> node.directory().claimOf(source).isPresent()));
        demand = Optional.of(known);
        return known;
    }

    /// A source session begins.
    public void begins(MountName source, Backlog said) {
        sources.put(source, said);
        tellThoseWhoPlay(source, (programme, now) -> programme.begins(source, said, now));
    }

    /// A source said more; its backlog holds it already.
    public void hears(MountName source, List<StreamEvent> events) {
        tellThoseWhoPlay(source, (programme, now) -> programme.hears(source, events, now));
    }

    /// A source session has ended, or nothing is heard of it any more.
    public void loses(MountName source, String why) {
        sources.remove(source);
        boolean stoodBy = node.directory().standby(source).isPresent();
        tellThoseWhoPlay(source, (programme, now) -> programme.loses(source, stoodBy, why, now));
    }

    /// How many listen to a mount on all edges, as its ingest counts.
    public void audienceIs(MountName mount, int listeners) {
        audiences.put(mount, listeners);
    }

    /// Time has passed. To be called some twenty times a second.
    public void tick() {
        var now = now();
        channels.all().forEach(channel -> channel.tell(Programme::tick, now));
        boolean closed = channels.close(channel -> {
            var since = channel.emptySinceNanos();
            return since != null && now.nanos() - since > LINGER_NANOS;
        });
        if (closed) {
            demand = Optional.empty();
        }
        audiences.keySet().removeIf(mount -> !carries(mount));
    }

    /// How many listen to the mount here.
    public int listeners(MountName mount) {
        return channels.of(mount).map(Channel::listeners).orElse(0);
    }

    /// Whether the mount is on the air here.
    public boolean carries(MountName mount) {
        return channels.of(mount).isPresent();
    }

    /// Whether the mount plays something else than its source.
    public boolean playsFallback(MountName mount) {
        return channels.of(mount)
                .filter(channel -> channel.playing().isFallback())
                .isPresent();
    }

    /// Calls `wanted` on the conductor when a mount is put on the air.
    public void whenWanted(Runnable wanted) {
        this.wanted = wanted;
    }

    public void stop() {
        var _ = channels.close(_ -> true);
    }

    /// Fallback files can be played too, each as a mount of its name.
    @Override
    public boolean canPlay(MountName mount) {
        return billing.isPlayable(mount);
    }

    @Override
    public void attach(MountName mount, Lane lane) {
        conductor.runOnContext(_ -> channel(mount).attach(lane));
    }

    @Override
    public void detach(MountName mount, Lane lane) {
        conductor.runOnContext(_ -> channels.of(mount).ifPresent(channel -> channel.detach(lane, now())));
    }

    @Override
    public int audience(MountName mount) {
        return audiences.getOrDefault(mount, 0);
    }

    @Override
    public @Nullable Intro intro(MountName mount) {
        return intros.of(node.config().current().mount(mount));
    }

    @Override
    public Optional<MountClaim> claim(MountName mount) {
        return node.directory().claimOf(mount).or(() -> node.directory().offerOf(mount));
    }

    @Override
    public boolean isOgg(MountName mount) {
        return billing.isOgg(mount);
    }

    @Override
    public String contentType(MountName mount) {
        return billing.contentType(mount);
    }

    private Channel channel(MountName mount) {
        return channels.of(mount).orElseGet(() -> open(mount));
    }

    private Channel open(MountName mount) {
        Supplier<MountConfig> settings = () -> node.config().current().mount(mount);
        var channel = new Channel(
                mount,
                plans.of(mount),
                LaneSettings.of(settings.get(), Duration.ZERO).kept(),
                new TitleBoard(settings),
                new ChannelMeters(node.metrics(), mount, node.config().current().names(mount)),
                now());
        channels.put(mount, channel);
        demand = Optional.empty();
        channel.start(sources, claim(mount).isPresent(), now());
        conductor.runOnContext(_ -> wanted.run());
        return channel;
    }

    private void claimed(MountName mount) {
        demand = Optional.empty();
        if (diversions.hear(mount, node.directory().claimOf(mount))) {
            replan();
        }
    }

    private Future<Void> reconfigure(ClusterConfig newest) {
        return Future.join(fallbacks.load(newest), intros.load(newest))
                .<Void>mapEmpty()
                .onComplete(_ -> conductor.runOnContext(_ -> replan()));
    }

    private void replan() {
        var config = node.config().current();
        plans = new Plans(config, diversions.under(config.version()), fallbacks.files());
        var now = now();
        channels.forEach((mount, channel) -> {
            var plan = plans.of(mount);
            channel.tell((programme, at) -> programme.replan(plan, sources, at), now);
        });
        channels.sort();
        demand = Optional.empty();
    }

    private void tellThoseWhoPlay(MountName source, BiFunction<Programme, Moment, List<Effect>> word) {
        var now = now();
        channels.thatMayPlay(source).forEach(channel -> channel.tell(word, now));
    }

    private static Moment now() {
        return new Moment(System.nanoTime(), System.currentTimeMillis());
    }
}
