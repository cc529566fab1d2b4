package floe.ingest.event;

import floe.ingest.dump.DumpWatcher;
import floe.ingest.live.Ending;
import floe.ingest.live.LiveMount;
import floe.ingest.live.LiveWatcher;
import floe.kit.Node;
import floe.kit.post.Post;
import floe.mount.EventTrigger;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.stream.StreamEvent;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Programs and event bindings. They run on the ingest that has the source; `icecast-start` and `icecast-stop` on each
/// ingest. Any thread.
public final class Hooks implements LiveWatcher, DumpWatcher {
    private static final long COUNT_EVERY_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 2_000;
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Node node;
    private final Actions actions;
    private final Map<LiveMount, Integer> counts = new ConcurrentHashMap<>();
    private final long counting;

    private Hooks(Node node, Post post) {
        this.node = node;
        this.actions = new Actions(node, post);
        this.counting = node.vertx().setPeriodic(COUNT_EVERY_MILLIS, _ -> count());
    }

    public static Hooks open(Node node, Post post) {
        return new Hooks(node, post);
    }

    /// The ingest is ready.
    public void ready() {
        server(EventTrigger.ICECAST_START);
    }

    @Override
    public void began(LiveMount mount) {
        counts.put(mount, 0);
        var occasion = of(EventTrigger.SOURCE_CONNECT, mount);
        Optional.ofNullable(settings(occasion).source().onConnect()).ifPresent(it -> actions.run(it, occasion));
        happens(occasion);
    }

    /// Of several titles in one read the last counts.
    @Override
    public void heard(LiveMount mount, List<StreamEvent> events) {
        for (var event : events) {
            if (event instanceof StreamEvent.Title) {
                happens(of(EventTrigger.FORMAT_METADATA_CHANGED, mount));
                return;
            }
        }
    }

    @Override
    public void ended(LiveMount mount, Ending ending) {
        counts.remove(mount);
        var occasion = of(EventTrigger.SOURCE_DISCONNECT, mount);
        Optional.ofNullable(settings(occasion).source().onDisconnect()).ifPresent(it -> actions.run(it, occasion));
        happens(occasion);
    }

    @Override
    public void opened(MountName mount, Path file) {
        happens(of(EventTrigger.DUMPFILE_OPENED, mount, file));
    }

    @Override
    public void closed(MountName mount, Path file) {
        happens(of(EventTrigger.DUMPFILE_CLOSED, mount, file));
    }

    @Override
    public void failed(MountName mount, Path file) {
        happens(of(EventTrigger.DUMPFILE_ERROR, mount, file));
    }

    /// Done when all programs have ended and all letters are answered, or after 2 s; programs then go on by
    /// themselves.
    public Future<Void> stop() {
        node.vertx().cancelTimer(counting);
        server(EventTrigger.ICECAST_STOP);
        return untilIdle(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
    }

    private Future<Void> untilIdle(long endNanos) {
        if (actions.unfinished() == 0 || System.nanoTime() - endNanos >= 0) {
            return Future.succeededFuture();
        }
        return node.vertx().timer(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS).compose(_ -> untilIdle(endNanos));
    }

    private void count() {
        counts.forEach((mount, before) -> {
            int now = mount.claim().listeners();
            if (counts.replace(mount, before, now)) {
                Attendance.between(before, now).forEach(trigger -> happens(of(trigger, mount)));
            }
        });
    }

    private void server(EventTrigger trigger) {
        happens(Occasion.of(trigger, node.config().current(), System.currentTimeMillis()));
    }

    private void happens(Occasion occasion) {
        var bindings = occasion.config().outside().events();
        bindings.stream().filter(it -> it.isFor(occasion.trigger())).forEach(it -> actions.take(it, occasion));
        occasion.settings()
                .ifPresent(settings -> settings.source().events().stream()
                        .filter(it -> it.isFor(occasion.trigger()))
                        .forEach(it -> actions.take(it, occasion)));
    }

    private Occasion of(EventTrigger trigger, LiveMount mount) {
        return new Occasion(
                trigger,
                node.config().current(),
                mount.name(),
                mount.claim(),
                mount.peer(),
                null,
                System.currentTimeMillis());
    }

    private Occasion of(EventTrigger trigger, MountName mount, Path file) {
        return new Occasion(trigger, node.config().current(), mount, null, "", file, System.currentTimeMillis());
    }

    private static MountConfig settings(Occasion occasion) {
        return occasion.settings().orElseThrow();
    }
}
