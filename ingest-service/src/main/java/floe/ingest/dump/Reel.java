package floe.ingest.dump;

import floe.bytes.Bytes;
import floe.mount.DumpRules;
import floe.stream.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which bytes go into which file. A file begins with headers, then whole pages follow; it is left for the next one at
/// the first page that can begin a file once its limit is reached. After an error it pauses for 30 s. Owned by one
/// recorder.
final class Reel {
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final DumpRules rules;
    private final Cut cut = new Cut();
    private final List<Step> steps = new ArrayList<>();
    private State state = new State.Waiting(false);
    private StreamEvent.@Nullable Headers headers;

    Reel(DumpRules rules) {
        this.rules = rules;
    }

    /// What is to be done next.
    sealed interface Step {
        /// Go to a file.
        ///
        /// @param fresh a file that is not there yet; else the one of that name is continued
        record Open(boolean fresh) implements Step {}

        record Write(Bytes bytes) implements Step {}

        record Close() implements Step {}
    }

    private sealed interface State {
        /// For headers, or for a page that can begin a file.
        record Waiting(boolean fresh) implements State {}

        /// A file is open.
        ///
        /// @param pages written since the file was opened
        record Writing(long bytes, int pages, long sinceNanos) implements State {}

        record Paused(long untilNanos) implements State {}
    }

    /// What this event asks for, in order.
    List<Step> take(StreamEvent event, long nowNanos) {
        steps.clear();
        if (state instanceof State.Paused(var until) && nowNanos - until >= 0) {
            state = new State.Waiting(true);
        }
        switch (event) {
            case StreamEvent.Headers next -> begin(next, nowNanos);
            case StreamEvent.Audio audio -> follow(audio, nowNanos);
            case StreamEvent.End _ -> end();
            case StreamEvent.Title _ -> {}
        }
        return List.copyOf(steps);
    }

    /// Whether a file is open: when none is, the last page was not recorded.
    boolean isWriting() {
        return state instanceof State.Writing;
    }

    /// The file of the last [Step.Open] had this much in it already.
    void opened(long bytesBefore) {
        if (state instanceof State.Writing(var bytes, var pages, var since)) {
            state = new State.Writing(bytes + bytesBefore, pages, since);
        }
    }

    /// A step failed, so those after it were not taken.
    void failed(long nowNanos) {
        state = new State.Paused(nowNanos + PAUSE.toNanos());
    }

    private void begin(StreamEvent.Headers next, long nowNanos) {
        headers = next;
        switch (state) {
            case State.Waiting(var fresh) -> open(next, fresh, nowNanos);
            case State.Writing _ -> {
                write(cut.end());
                write(cut.begin(next));
            }
            case State.Paused _ -> {}
        }
    }

    private void follow(StreamEvent.Audio audio, long nowNanos) {
        if (state instanceof State.Writing writing && audio.joinable() && isFull(writing, audio, nowNanos)) {
            end();
            state = new State.Waiting(true);
        }
        if (state instanceof State.Waiting(var fresh) && headers != null && audio.joinable()) {
            open(headers, fresh, nowNanos);
        }
        if (state instanceof State.Writing) {
            write(cut.follow(audio));
            if (state instanceof State.Writing(var bytes, var pages, var since)) {
                state = new State.Writing(bytes, pages + 1, since);
            }
        }
    }

    private boolean isFull(State.Writing writing, StreamEvent.Audio audio, long nowNanos) {
        if (writing.pages() == 0) {
            return false;
        }
        long size = writing.bytes() + cut.held() + audio.bytes().length();
        boolean large = rules.mostBytes() > 0 && size > rules.mostBytes();
        var longest = rules.longest();
        return large || longest != null && nowNanos - writing.sinceNanos() >= longest.toNanos();
    }

    private void open(StreamEvent.Headers first, boolean fresh, long nowNanos) {
        state = new State.Writing(0, 0, nowNanos);
        steps.add(new Step.Open(fresh));
        write(cut.begin(first));
    }

    private void end() {
        if (state instanceof State.Writing) {
            write(cut.end());
            steps.add(new Step.Close());
            state = new State.Waiting(true);
        }
    }

    private void write(Bytes bytes) {
        if (state instanceof State.Writing(var before, var pages, var since) && !bytes.isEmpty()) {
            steps.add(new Step.Write(bytes));
            state = new State.Writing(before + bytes.length(), pages, since);
        }
    }
}
