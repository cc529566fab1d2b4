package floe.ingest.yp;

import floe.ingest.live.Ending;
import floe.ingest.live.LiveMount;
import floe.ingest.live.LiveWatcher;
import floe.kit.Node;
import floe.kit.post.Post;
import floe.mount.ClusterConfig;
import floe.mount.DirectoryConfig;
import floe.mount.MountName;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The directories that this ingest's public mounts are told to. The ingest that has a mount's source tells of it, and
/// no other node; what it says of listeners is the whole cluster's. All state belongs to one context.
public final class Directories implements LiveWatcher {
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 2_000;

    private final Node node;
    private final Post post;
    private final Context context;
    private final Map<DirectoryConfig, Directory> directories = new HashMap<>();
    private final Map<MountName, Live> live = new HashMap<>();
    private final LongSupplier nanos;
    private long timer;

    /// @param format null while the source has not said enough
    private record Live(LiveMount mount, @Nullable StreamFormat format) {}

    private Directories(Node node, Post post, LongSupplier nanos) {
        this.node = node;
        this.nanos = nanos;
        this.post = post;
        this.context = node.vertx().getOrCreateContext();
    }

    public static Directories open(Node node, Post post) {
        return open(node, post, System::nanoTime);
    }

    /// @param nanos the monotonic clock
    static Directories open(Node node, Post post, LongSupplier nanos) {
        var directories = new Directories(node, post, nanos);
        directories.context.runOnContext(_ -> directories.start());
        return directories;
    }

    private void start() {
        timer = node.vertx().setPeriodic(LOOK_EVERY_MILLIS, _ -> look(nanos.getAsLong()));
    }

    @Override
    public void began(LiveMount mount) {
        context.runOnContext(_ -> live.put(mount.name(), new Live(mount, null)));
    }

    @Override
    public void heard(LiveMount mount, List<StreamEvent> events) {
        for (var event : events) {
            switch (event) {
                case StreamEvent.Headers(var _, var format) -> context.runOnContext(_ -> format(mount, format));
                case StreamEvent.Title _ -> context.runOnContext(_ -> news(mount, nanos.getAsLong()));
                case StreamEvent.Audio _, StreamEvent.End _ -> {}
            }
        }
    }

    @Override
    public void ended(LiveMount mount, Ending ending) {
        context.runOnContext(_ -> live.values().removeIf(it -> it.mount() == mount));
    }

    /// Takes all entries back; done when the directories have answered, or after 2 s.
    public Future<Void> stop() {
        var done = Promise.<Void>promise();
        context.runOnContext(_ -> leave().onComplete(done));
        return done.future();
    }

    private Future<Void> leave() {
        node.vertx().cancelTimer(timer);
        long now = nanos.getAsLong();
        var answers = directories.values().stream()
                .map(directory -> directory.leave(from(), now))
                .toList();
        return Future.any(Future.join(answers), node.vertx().timer(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .mapEmpty();
    }

    private void format(LiveMount mount, StreamFormat format) {
        live.computeIfPresent(mount.name(), (_, known) -> known.mount() == mount ? new Live(mount, format) : known);
    }

    private void news(LiveMount mount, long nowNanos) {
        directories.values().forEach(directory -> directory.news(mount.name(), nowNanos));
    }

    private void look(long nowNanos) {
        var config = node.config().current();
        follow(config.outside().directories(), nowNanos);
        var open = live.values().stream()
                .map(Live::mount)
                .filter(mount -> isOpen(config, mount))
                .map(LiveMount::name)
                .collect(Collectors.toSet());
        directories.values().forEach(directory -> {
            directory.follow(live.keySet(), open, nowNanos);
            directory.ask((mount, question) -> form(config, mount, question), from(), nowNanos);
        });
    }

    private void follow(List<DirectoryConfig> wanted, long nowNanos) {
        for (var gone : List.copyOf(directories.values())) {
            if (!wanted.contains(gone.config())) {
                directories.remove(gone.config());
                gone.leave(from(), nowNanos);
            }
        }
        wanted.forEach(each -> directories.computeIfAbsent(each, it -> new Directory(it, post, nanos, node.metrics())));
    }

    private static boolean isOpen(ClusterConfig config, LiveMount mount) {
        return config.mount(mount.name()).source().isPublic(mount.claim().headers());
    }

    private String form(ClusterConfig config, MountName mount, Question question) {
        var known = live.get(mount);
        return switch (question) {
            case Question.Remove(var sid) -> Notice.removal(sid);
            case Question.Add _, Question.Touch _ -> {
                if (known == null) {
                    throw new IllegalStateException(question + " without a source of " + mount);
                }
                yield Notice.of(config, known.mount().claim(), known.format()).form(question);
            }
        };
    }

    private String from() {
        return node.config().current().server().serverId();
    }
}
