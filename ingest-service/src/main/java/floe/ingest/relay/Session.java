package floe.ingest.relay;

import floe.bytes.Bytes;
import floe.ingest.live.LiveMount;
import floe.ingest.live.Moment;
import floe.ingest.live.SourceWords;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An upstream that feeds the mount. Owned by the mount's loop.
final class Session {
    private final Call call;
    private final int upstream;
    private final LiveMount mount;
    private final StreamFramer framer;
    private final long sinceNanos;

    Session(Call call, int upstream, LiveMount mount, StreamFramer framer, long nowNanos) {
        this.call = call;
        this.upstream = upstream;
        this.mount = mount;
        this.framer = framer;
        this.sinceNanos = nowNanos;
    }

    Call call() {
        return call;
    }

    int upstream() {
        return upstream;
    }

    LiveMount mount() {
        return mount;
    }

    /// What is known of it now.
    SourceWords heardAs() {
        var claim = mount.claim();
        return new SourceWords(claim.contentType(), claim.headers(), "");
    }

    Duration age(long nowNanos) {
        return Duration.ofNanos(nowNanos - sinceNanos);
    }

    /// Hot: once for each read from the socket. What is wrong with it, if it is no stream.
    Optional<Trouble> feed(Bytes bytes, Moment now) {
        mount.received(bytes.length());
        var events = framer.frame(bytes);
        if (!events.isEmpty() && events.getLast() instanceof StreamEvent.End(var why)) {
            mount.take(events.subList(0, events.size() - 1), now);
            return Optional.of(new Trouble(Trouble.Reason.BROKEN, why));
        }
        mount.take(events, now);
        return Optional.empty();
    }

    /// What waited for company, when it has ended.
    List<StreamEvent> finish() {
        return framer.finish();
    }

    boolean retitle(Song song) {
        List<StreamEvent> events = framer.retitle(song);
        mount.take(events, Moment.now());
        return !events.isEmpty();
    }
}
