package floe.edge.onair;

import floe.edge.lane.Airwaves;
import floe.edge.lane.Intro;
import floe.edge.lane.Lane;
import floe.edge.lane.LaneSettings;
import floe.edge.onair.Channel.Source;
import floe.format.Formats;
import floe.kit.Node;
import floe.mount.ClusterConfig;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.programme.Effect;
import floe.programme.Moment;
import floe.programme.Plan.Choice;
import floe.programme.Playing;
import floe.programme.Programme;
import floe.stream.Backlog;
import floe.stream.Container;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import floe.wire.MountClaim;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything that is on the air in this process. Owned by the conductor's loop, but for [Airwaves], which any thread
/// may ask.
public final class OnAir implements Airwaves {
    /// How long a mount without listeners is kept on the air.
    private static final long LINGER_NANOS = 30_000_000_000L;

    private static final String OGG = "audio/ogg";

    private final Node node;
    private final Context conductor;
    private final Fallbacks fallbacks;
    private final Intros intros;
    private final Map<MountName, Channel> channels = new ConcurrentHashMap<>();
    private final Map<MountName, Backlog> sources = new HashMap<>();
    private final Map<MountName, Integer> audiences = new ConcurrentHashMap<>();
    private volatile Map<MountName, StreamFormat> files = Map.of();
    private Runnable wanted = () -> {};

    public OnAir(Node node, Context conductor) {
        this.node = node;
        this.conductor = conductor;
        this.fallbacks = new Fallbacks(node.vertx(), node.config());
        this.intros = new Intros(node.vertx(), node.config());
    }

    /// Gets the fallback files; completes when each is there or known to be missing.
    public Future<Void> start() {
        node.config().onChange((_, newest) -> reconfigure(newest));
        return reconfigure(node.config().current());
    }

    /// The mounts whose sources somebody here wants to hear, with the listeners of each; a fallback's own listeners
    /// and those of the mounts that may need it.
    public Map<MountName, Integer> demand() {
        var demand = new HashMap<MountName, Integer>();
        channels.forEach((mount, channel) -> {
            demand.merge(mount, channel.listeners(), Integer::sum);
            for (var choice : fallbacks.planOf(mount).choices()) {
                if (choice instanceof Choice.OtherMount(var other)) {
                    demand.putIfAbsent(other, 0);
                }
            }
        });
        return demand;
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
        tellAll(Programme::tick);
        var now = now();
        channels.values().removeIf(channel -> {
            var since = channel.emptySinceNanos();
            boolean over = since != null && now.nanos() - since > LINGER_NANOS;
            if (over) {
                channel.release();
            }
            return over;
        });
        audiences.keySet().retainAll(channels.keySet());
    }

    /// How many listen to the mount here.
    public int listeners(MountName mount) {
        var channel = channels.get(mount);
        return channel == null ? 0 : channel.listeners();
    }

    /// Whether the mount is on the air here.
    public boolean carries(MountName mount) {
        return channels.containsKey(mount);
    }

    /// Whether the mount plays something else than its source.
    public boolean playsFallback(MountName mount) {
        var channel = channels.get(mount);
        return channel != null && channel.playing().isFallback();
    }

    /// Calls `wanted` on the conductor when a mount is put on the air.
    public void whenWanted(Runnable wanted) {
        this.wanted = wanted;
    }

    public void stop() {
        channels.values().forEach(Channel::release);
        channels.clear();
    }

    @Override
    public boolean canPlay(MountName mount) {
        return claim(mount).isPresent()
                || files.containsKey(mount)
                || otherOf(mount).isPresent();
    }

    @Override
    public boolean isOgg(MountName mount) {
        return Optional.ofNullable(channels.get(mount))
                .flatMap(Channel::heard)
                .map(heard -> heard.format().container() == Container.OGG)
                .orElseGet(() -> Formats.isOgg(expected(mount)));
    }

    @Override
    public void attach(MountName mount, Lane lane) {
        conductor.runOnContext(_ -> channel(mount).attach(lane));
    }

    @Override
    public void detach(MountName mount, Lane lane) {
        conductor.runOnContext(_ -> {
            var channel = channels.get(mount);
            if (channel != null) {
                channel.detach(lane, now());
            }
        });
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
    public String contentType(MountName mount) {
        var channel = channels.get(mount);
        return Optional.ofNullable(channel)
                .flatMap(Channel::heard)
                .map(heard -> Formats.heardAs(declared(mount, heard.playing()), heard.format()))
                .orElseGet(() -> expected(mount));
    }

    private String declared(MountName mount, Playing playing) {
        return switch (playing) {
            case Playing.Live() -> claimedType(mount).orElse(OGG);
            case Playing.FallbackMount(var other) -> claimedType(other).orElse(OGG);
            case Playing.FallbackFile _, Playing.Silent _ -> OGG;
        };
    }

    /// What will be heard when the first listener comes.
    private String expected(MountName mount) {
        return claimedType(mount)
                .or(() -> otherOf(mount).flatMap(this::claimedType))
                .or(() -> Optional.ofNullable(files.get(mount)).map(format -> Formats.heardAs(OGG, format)))
                .orElse(OGG);
    }

    private Optional<String> claimedType(MountName mount) {
        return claim(mount).map(MountClaim::contentType);
    }

    /// The first mount in the chain of fallbacks that has a source.
    private Optional<MountName> otherOf(MountName mount) {
        return node.config().current().fallbacksOf(mount).stream()
                .filter(other -> claim(other).isPresent())
                .findFirst();
    }

    private Channel channel(MountName mount) {
        return channels.computeIfAbsent(mount, _ -> {
            Supplier<MountConfig> settings = () -> node.config().current().mount(mount);
            var channel = new Channel(
                    mount,
                    fallbacks.planOf(mount),
                    LaneSettings.of(settings.get(), Duration.ZERO).kept(),
                    new TitleBoard(settings),
                    wentOn(mount),
                    now());
            var heard = new ArrayList<Source>();
            sources.forEach((source, said) -> heard.add(new Source(source, said)));
            channel.start(heard, claim(mount).isPresent(), now());
            conductor.runOnContext(_ -> wanted.run());
            return channel;
        });
    }

    private Counter wentOn(MountName mount) {
        var label = node.config().current().names(mount) ? mount.path() : "other";
        return Counter.builder("floe.source.resumed")
                .description("Sources that were back, or followed by another, before anything else was heard")
                .tag("mount", label)
                .register(node.metrics());
    }

    private Future<Void> reconfigure(ClusterConfig newest) {
        return Future.join(fallbacks.load(newest), intros.load(newest))
                .<Void>mapEmpty()
                .onComplete(_ -> conductor.runOnContext(_ -> replan(newest)));
    }

    private void replan(ClusterConfig newest) {
        var playable = new HashMap<MountName, StreamFormat>();
        for (var mount : newest.mounts()) {
            fallbacks.fileOf(mount.name()).ifPresent(file -> playable.put(mount.name(), file));
        }
        files = Map.copyOf(playable);
        channels.forEach((mount, channel) ->
                channel.tell((programme, now) -> programme.replan(fallbacks.planOf(mount), now), now()));
    }

    private void tellThoseWhoPlay(MountName source, BiFunction<Programme, Moment, List<Effect>> word) {
        var now = now();
        channels.values().stream()
                .filter(channel -> channel.mayPlay(source))
                .forEach(channel -> channel.tell(word, now));
    }

    private void tellAll(BiFunction<Programme, Moment, List<Effect>> word) {
        var now = now();
        channels.values().forEach(channel -> channel.tell(word, now));
    }

    private static Moment now() {
        return new Moment(System.nanoTime(), System.currentTimeMillis());
    }
}
