package floe.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last stretch of a stream, every event numbered from 0, for those who arrive or missed something. Owned by the
/// one who adds.
public final class Backlog {
    // What an event weighs beside its bytes, so that small ones cannot pile up.
    private static final int EVENT_BYTES = 64;
    private static final int FIRST_RING = 64;

    private final Reach kept;
    // The event with number n stands at n modulo the length, a power of two.
    private @Nullable StreamEvent[] ring = new @Nullable StreamEvent[FIRST_RING];
    private long first;
    private long next;
    private long heldBytes;
    private long heldNanos;
    private StreamEvent.@Nullable Headers headersBefore;
    private Song songBefore = Song.UNKNOWN;

    /// A stretch that a newcomer can begin with.
    ///
    /// @param headers those in force at its beginning; if `events` begins with headers, the same
    /// @param song what plays where it begins
    /// @param firstSequence the number of the first event
    /// @param events begins at a joinable page or at headers; empty when there is no such place yet
    public record Stretch(StreamEvent.Headers headers, Song song, long firstSequence, List<StreamEvent> events) {
        public Stretch {
            events = List.copyOf(events);
        }
    }

    /// @param maxBytes how much is kept; the newest event is kept in any case
    public Backlog(int maxBytes) {
        this(Reach.of(maxBytes));
    }

    /// @param kept its bytes are the most that is kept if they play for its time, too; the newest event is kept in any
    ///     case
    public Backlog(Reach kept) {
        if (kept.bytes() == 0) {
            throw new IllegalArgumentException("a backlog of no bytes");
        }
        this.kept = kept;
    }

    /// Keeps `event`, forgets the oldest ones for it, and returns its number.
    public long add(StreamEvent event) {
        if (next - first == ring.length) {
            grow();
        }
        ring[slot(next)] = event;
        heldBytes += weight(event);
        heldNanos += nanos(event);
        next++;
        while (next - first > 1 && kept.canSpare(nanos(at(first)), heldBytes, heldNanos)) {
            forgetOldest();
        }
        return next - 1;
    }

    /// The number that the next event gets.
    public long nextSequence() {
        return next;
    }

    /// The shortest stretch that is at least `wantedBytes` long and begins where a newcomer may; the longest there
    /// is, when none is so long. Nothing while no headers were said.
    public Optional<Stretch> stretch(int wantedBytes) {
        return stretch(Reach.of(wantedBytes));
    }

    /// The shortest stretch that reaches so far and begins where a newcomer may; the longest there is, when none does.
    /// Nothing while no headers were said.
    public Optional<Stretch> stretch(Reach wanted) {
        long begin = next;
        long bytes = 0;
        long nanos = 0;
        for (long sequence = next - 1; sequence >= first; sequence--) {
            var event = at(sequence);
            bytes += length(event);
            nanos += nanos(event);
            if (isEntrance(event)) {
                begin = sequence;
                if (wanted.isMetBy(bytes, nanos)) {
                    break;
                }
            }
        }
        return beginningAt(begin);
    }

    /// What is still kept of `[from, to)`, oldest first.
    public List<StreamEvent> between(long from, long to) {
        var events = new ArrayList<StreamEvent>();
        for (long sequence = Math.max(from, first); sequence < Math.min(to, next); sequence++) {
            events.add(at(sequence));
        }
        return events;
    }

    private Optional<Stretch> beginningAt(long begin) {
        var headers = headersAt(begin);
        return headers == null
                ? Optional.empty()
                : Optional.of(new Stretch(headers, songAt(begin), begin, between(begin, next)));
    }

    // The newest headers up to and with event `begin`.
    private StreamEvent.@Nullable Headers headersAt(long begin) {
        for (long sequence = Math.min(begin, next - 1); sequence >= first; sequence--) {
            if (at(sequence) instanceof StreamEvent.Headers headers) {
                return headers;
            }
        }
        return headersBefore;
    }

    // The newest title before event `begin`.
    private Song songAt(long begin) {
        for (long sequence = begin - 1; sequence >= first; sequence--) {
            if (at(sequence) instanceof StreamEvent.Title(var song)) {
                return song;
            }
        }
        return songBefore;
    }

    private void forgetOldest() {
        var oldest = at(first);
        if (oldest instanceof StreamEvent.Headers headers) {
            headersBefore = headers;
        }
        if (oldest instanceof StreamEvent.Title(var song)) {
            songBefore = song;
        }
        ring[slot(first)] = null;
        heldBytes -= weight(oldest);
        heldNanos -= nanos(oldest);
        first++;
    }

    private void grow() {
        var larger = new @Nullable StreamEvent[ring.length * 2];
        for (long sequence = first; sequence < next; sequence++) {
            larger[(int) (sequence & larger.length - 1)] = at(sequence);
        }
        ring = larger;
    }

    private StreamEvent at(long sequence) {
        var event = ring[slot(sequence)];
        if (event == null) {
            throw new IllegalStateException("event " + sequence + " is not in [" + first + ", " + next + ")");
        }
        return event;
    }

    private int slot(long sequence) {
        return (int) (sequence & ring.length - 1);
    }

    private boolean isEntrance(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Headers _ -> true;
            case StreamEvent.Audio audio -> audio.joinable();
            case StreamEvent.Title _, StreamEvent.End _ -> false;
        };
    }

    private static int length(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Headers headers -> headers.bytes().length();
            case StreamEvent.Audio audio -> audio.bytes().length();
            case StreamEvent.Title _, StreamEvent.End _ -> 0;
        };
    }

    private static long nanos(StreamEvent event) {
        return event instanceof StreamEvent.Audio audio ? audio.durationNanos() : 0;
    }

    private static long weight(StreamEvent event) {
        long text = switch (event) {
            case StreamEvent.Title(var song) ->
                (song.display().length() + song.url().length()) * 2L;
            case StreamEvent.End(var why) -> why.length() * 2L;
            case StreamEvent.Headers _, StreamEvent.Audio _ -> 0;
        };
        return (long) EVENT_BYTES + length(event) + text;
    }
}
