package floe.ingest.source;

import floe.bytes.Bytes;
import floe.ingest.live.Ending;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a source that was let in says, and how it comes to its end. Bytes and time in, events and an ending out;
/// owned by one connection.
final class SourceSession {
    private final Body body;
    private final StreamFramer framer;
    private final Duration patience;
    private long heardAtNanos;

    /// @param patience how long nothing may come; any byte counts
    SourceSession(Body body, StreamFramer framer, Duration patience, long nowNanos) {
        this.body = body;
        this.framer = framer;
        this.patience = patience;
        this.heardAtNanos = nowNanos;
    }

    /// What some bytes amounted to.
    record Said(List<StreamEvent> events, Optional<Ending> ending) {}

    /// Hot: once for each read from the source's socket.
    Said hear(Bytes received, long nowNanos) {
        if (!received.isEmpty()) {
            heardAtNanos = nowNanos;
        }
        return understand(body.take(received));
    }

    /// The same for a part of the body that was taken already, to learn its type.
    Said understand(Body.Part part) {
        var events = new ArrayList<StreamEvent>();
        for (var event : framer.frame(part.bytes())) {
            if (event instanceof StreamEvent.End(var why)) {
                return new Said(events, Optional.of(new Ending(Ending.Reason.BROKEN, why)));
            }
            events.add(event);
        }
        return new Said(events, ending(part));
    }

    /// What it said last and what waited for company, when it has ended.
    List<StreamEvent> finish() {
        return framer.finish();
    }

    /// By which events the stream says that `song` plays; none when it cannot.
    List<StreamEvent> retitle(Song song) {
        return framer.retitle(song);
    }

    /// When the source will have said nothing for too long, unless something comes.
    long patienceEndsNanos() {
        return heardAtNanos + patience.toNanos();
    }

    Optional<Ending> silence(long nowNanos) {
        return nowNanos - patienceEndsNanos() < 0
                ? Optional.empty()
                : Optional.of(new Ending(
                        Ending.Reason.TIMEOUT, "nothing came for " + patience.toMillis() + " ms (source-timeout)"));
    }

    private static Optional<Ending> ending(Body.Part part) {
        return switch (part) {
            case Body.Part.More _ -> Optional.empty();
            case Body.Part.Last _ -> Optional.of(new Ending(Ending.Reason.COMPLETE, "the body is complete"));
            case Body.Part.Broken(var _, var why) -> Optional.of(new Ending(Ending.Reason.BROKEN, why));
        };
    }
}
