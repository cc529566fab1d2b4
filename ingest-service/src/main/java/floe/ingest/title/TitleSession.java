package floe.ingest.title;

import floe.ingest.live.LiveMount;
import floe.ingest.login.PeerAddress;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.wire.Retitle;
import floe.wire.Retitle.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One session on a mount, as those see it who tell its titles. Owned by the mount's loop.
final class TitleSession {
    private final LiveMount mount;
    private final TitlePace pace = new TitlePace();
    private final List<Promise<Outcome>> waiting = new ArrayList<>();
    private boolean begun;
    private @Nullable Song held;

    TitleSession(LiveMount mount) {
        this.mount = mount;
    }

    /// Takes a word from outside; done when it is told or refused.
    Future<Outcome> take(Retitle word) {
        if (mount.isOver()) {
            return Future.succeededFuture(Outcome.NO_SOURCE);
        }
        if (!word.byAdmin() && !PeerAddress.isSame(word.peer(), mount.peer())) {
            return Future.succeededFuture(Outcome.OTHER_ADDRESS);
        }
        long now = System.nanoTime();
        return switch (pace.offer(word, held == null ? mount.song() : held, now)) {
            case TitlePace.Step.Nothing() -> Future.succeededFuture(Outcome.TOLD);
            case TitlePace.Step.Now(var song) -> tell(song);
            case TitlePace.Step.Later(long atNanos) -> tellAt(atNanos, now);
        };
    }

    /// Says that `song` plays unless the stream has said anything itself.
    void remind(Song song) {
        if (!mount.isOver() && mount.song().isUnknown()) {
            mount.retitle(song);
        }
    }

    /// The stream goes on. Encoders tell their first title before they have sent their headers.
    ///
    /// @return whether these are its first headers
    boolean hear(List<StreamEvent> events) {
        if (begun || events.stream().noneMatch(StreamEvent.Headers.class::isInstance)) {
            return false;
        }
        begun = true;
        if (held != null) {
            mount.retitle(held);
            held = null;
        }
        return true;
    }

    private Future<Outcome> tellAt(long atNanos, long nowNanos) {
        var told = Promise.<Outcome>promise();
        waiting.add(told);
        if (waiting.size() == 1) {
            long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(atNanos - nowNanos) + 1);
            mount.context().owner().setTimer(millis, _ -> tellWaiting());
        }
        return told.future();
    }

    private void tellWaiting() {
        var song = pace.due(System.nanoTime());
        var answers = List.copyOf(waiting);
        waiting.clear();
        song.map(this::tell)
                .orElse(Future.succeededFuture(Outcome.TOLD))
                .onSuccess(said -> answers.forEach(answer -> answer.complete(said)))
                .onFailure(e -> answers.forEach(answer -> answer.fail(e)));
    }

    private Future<Outcome> tell(Song song) {
        if (!begun) {
            held = song;
            return Future.succeededFuture(Outcome.TOLD);
        }
        return mount.retitle(song).map(can -> can ? Outcome.TOLD : Outcome.CANNOT);
    }
}
