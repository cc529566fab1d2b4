package floe.ingest.admin;

import floe.bytes.Bytes;
import floe.ingest.live.Ending;
import floe.ingest.live.LiveMount;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.LiveSource;
import floe.ingest.live.Moment;
import floe.ingest.live.SourceWords;
import floe.mount.MountConfig;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import floe.tenure.Bid;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A source whose format can show titles, or not.
final class FakeSource implements LiveSource {
    private static final AtomicLong EPOCHS = new AtomicLong(System.currentTimeMillis());

    final List<Song> told = new CopyOnWriteArrayList<>();
    private final LiveMounts mounts;
    private final String peer;
    private final boolean can;
    private @Nullable LiveMount mount;

    private FakeSource(LiveMounts mounts, String peer, boolean can) {
        this.mounts = mounts;
        this.peer = peer;
        this.can = can;
    }

    /// Done when it is on the air; it has said nothing yet.
    static FakeSource connect(
            String node, LiveMounts mounts, Context context, MountConfig config, String peer, boolean can) {
        var seat = new Bid(config.name(), node, EPOCHS.incrementAndGet(), 0, "source", false);
        var source = new FakeSource(mounts, peer, can);
        var words = new SourceWords("audio/mpeg", Map.of("ice-name", "Radio"), "butt");
        onLoop(
                context,
                () -> source.mount = ((LiveMounts.Entry.Open)
                                mounts.enter(seat, words, config, context, source, Moment.now()))
                        .mount());
        return source;
    }

    private static void onLoop(Context context, Runnable step) {
        var done = Promise.<Void>promise();
        context.runOnContext(_ -> {
            step.run();
            done.complete();
        });
        done.future().await();
    }

    private LiveMount mount() {
        return Objects.requireNonNull(mount);
    }

    FakeSource begin() {
        var format = new StreamFormat(Container.MPEG, "mp3", 2, 44_100, 128_000);
        return say(new StreamEvent.Headers(Bytes.EMPTY, format));
    }

    FakeSource say(StreamEvent event) {
        onLoop(mount().context(), () -> mount().take(List.of(event), Moment.now()));
        return this;
    }

    void leave() {
        onLoop(
                mount().context(),
                () -> mounts.leave(mount(), List.of(), new Ending(Ending.Reason.CLOSED, "gone"), Moment.now()));
    }

    @Override
    public void dismiss(Ending ending) {
        mounts.leave(mount(), List.of(), ending, Moment.now());
    }

    @Override
    public boolean retitle(Song song) {
        if (can) {
            told.add(song);
            mount().take(List.of(new StreamEvent.Title(song)), Moment.now());
        }
        return can;
    }

    @Override
    public String peer() {
        return peer;
    }
}
